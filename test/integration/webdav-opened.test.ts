import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pictureBytes } from '../support/lone-pictures.ts'
import { webdavHouse, type WebdavHouse } from '../support/webdav-house.ts'

let house: WebdavHouse
beforeAll(async () => { house = await webdavHouse() })
afterAll(() => house.close())

const at = (name: string): string => `${house.space}/${name}`
/** What Ada's device did, as the page tells it. */
const told = async (): Promise<string[]> => [...(await house.devices.filesOf(house.ada)).values()].flat().map(({ fileName, wrote }) => `${wrote ? 'wrote' : 'read'} ${fileName}`)

describe('what a device opened and wrote', () => {
  it('is told by file, the latest first, however many pieces were asked for', async () => {
    await house.send('PUT', at('a.jpg'), { body: new Uint8Array(await pictureBytes(1)) })
    await house.send('PUT', at('b.jpg'), { body: new Uint8Array(await pictureBytes(2)) })
    await house.send('PUT', at('notes.txt'), { body: 'no media' })
    expect(await told()).toEqual(['wrote b.jpg', 'wrote a.jpg'])
    for (let piece = 0; piece < 10; piece++) await house.send('GET', at('a.jpg'), { headers: { range: `bytes=${piece}-${piece + 1}` } })
    await house.send('HEAD', at('b.jpg'))
    await house.send('PROPFIND', at(''), { headers: { depth: '1' } })
    expect(await told()).toEqual(['read a.jpg', 'wrote b.jpg', 'wrote a.jpg'])
  })

  it('is the last twenty of each, and nobody else\'s to read', async () => {
    for (let i = 0; i < 22; i++) await house.send('PUT', at(`many ${i}.jpg`), { body: new Uint8Array(await pictureBytes(100 + i)) })
    const all = await told()
    expect(all).toHaveLength(20)
    expect(all[0]).toBe('wrote many 21.jpg')
    expect((await house.devices.filesOf({ ...house.ada, userId: crypto.randomUUID() })).size).toBe(0)
  })

  it('stands on the page of devices, and goes with the device', async () => {
    const browser = house.browser()
    await browser.post('/session', { name: 'Ada', password: 'quiet river under 7 stones' })
    const page = await (await browser.get('/devices')).text()
    expect(page).toContain('many 21.jpg')
    expect(page).toContain('What it opened and wrote lately')
    const [device] = await house.access.appPasswords.list(house.ada)
    await house.access.appPasswords.revoke(house.ada, device?.id ?? '')
    house.devices.noteFile(device?.id ?? '', crypto.randomUUID(), false)
    await house.devices.flush()
    expect(await told()).toEqual([])
  })
})
