import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refusals } from '../../server/ingest/index.ts'
import { newId } from '../../server/platform/index.ts'
import { webdavHouse, type WebdavHouse } from '../support/webdav-house.ts'

let house: WebdavHouse
const NOTE = '/dav/To%20sort%20out/Could%20not%20be%20taken%20in.txt'
beforeAll(async () => { house = await webdavHouse() })
afterAll(() => house.close())

const refuse = (name: string, folder = 'Holiday') => house.db.insert(refusals).values({ id: newId(), spaceId: house.ada.spaces[0]?.id ?? '', sourceId: null, folder, name, size: 1234, reason: { key: 'ingest.empty-file', params: {} } })
const propfind = async (path: string): Promise<string> => (await house.send('PROPFIND', path, { headers: { depth: '1' } })).text()

describe('what could not be taken in', () => {
  it('is not there while there is nothing of it', async () => {
    expect(await propfind('/dav/')).not.toContain('To%20sort%20out')
    expect((await house.send('GET', NOTE)).status).toBe(404)
  })

  it('is one text in To sort out: each file with its place and its sentence', async () => {
    await refuse('broken ü.jpg')
    await refuse('empty.mp3', '')
    await house.catalog.searches.save(house.ada, { name: 'makes the tree change', query: 'x' })
    expect(await propfind('/dav/')).toContain('To%20sort%20out')
    const xml = await propfind('/dav/To%20sort%20out/')
    expect(xml).toContain('Could%20not%20be%20taken%20in.txt')
    const answer = await house.send('GET', NOTE)
    const text = await answer.text()
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(xml).toContain(`<D:getcontentlength>${Buffer.byteLength(text)}<`)
    expect(text).toContain('These 2 files could not be taken into the library.')
    expect(text).toMatch(/\/Holiday\/broken ü\.jpg\n {4}\S.*\n {4}1\.2 kB, /)
  })

  it('can be neither written nor moved, and is put aside when it is deleted', async () => {
    expect((await house.send('PUT', NOTE, { body: 'mine' })).status).toBe(403)
    expect((await house.send('MOVE', NOTE, { headers: { destination: `${house.origin}${house.space}/note.txt` } })).status).toBe(403)
    expect((await house.send('DELETE', NOTE)).status).toBe(204)
    expect((await house.send('GET', NOTE)).status).toBe(404)
    expect((await house.ingest.refusals.list(house.ada, { limit: 10, offset: 0 })).total).toBe(0)
  })
})
