import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { webHouse, type Browser, type WebHouse } from '../support/web-house.ts'

let house: WebHouse
let ada: Browser
beforeAll(async () => {
  house = await webHouse({ work: true, config: { maxFileBytes: 2_000_000 } })
  ada = await house.setUp()
})
afterAll(() => house.close())

const picture = (shade: number): Promise<Buffer> => sharp({ create: { width: 320, height: 200, channels: 3, background: { r: shade, g: 90, b: 160 } } }).jpeg().toBuffer()
const tus = { 'tus-resumable': '1.0.0' }
const base64 = (text: string) => Buffer.from(text).toString('base64')
const metadata = (fields: Record<string, string>) => Object.entries(fields).map(([name, value]) => (value === '' ? name : `${name} ${base64(value)}`)).join(',')

function begin(browser: Browser, size: number, fields: Record<string, string>, more: RequestInit & { headers?: Record<string, string> } = {}) {
  return browser.send('/uploads', { method: 'POST', ...more, headers: { ...tus, 'upload-length': String(size), 'upload-metadata': metadata(fields), ...more.headers } })
}
const patch = (browser: Browser, location: string, offset: number, bytes: Buffer) =>
  browser.send(location, { method: 'PATCH', headers: { ...tus, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream', 'content-length': String(bytes.length) }, body: new Uint8Array(bytes) })
const leftovers = () => readdirSync(house.ingest.uploadFolder)
type Outcome = { id: string; state: string; href?: string; sentence?: string; name?: string; folder?: string }
const outcome = async (browser: Browser, location: string): Promise<Outcome | undefined> => (await (await browser.get(`/uploads/outcomes?id=${location.split('/').at(-1)}`)).json() as Outcome[])[0]

async function whole(browser: Browser, bytes: Buffer, fields: Record<string, string>): Promise<string> {
  const location = (await begin(browser, bytes.length, fields)).headers.get('location') ?? ''
  expect((await patch(browser, location, 0, bytes)).status).toBe(204)
  return location
}

describe('resumable uploads', () => {
  it('go on where they stopped, and end in the library', async () => {
    const bytes = await picture(10)
    const begun = await begin(ada, bytes.length, { name: 'sea.jpg', folder: 'Holidays/Rome', modified: '1700000000000', type: 'image/jpeg' })
    const location = begun.headers.get('location') ?? ''
    expect([begun.status, location]).toEqual([201, expect.stringMatching(/^\/uploads\/[0-9a-f-]{36}$/)])
    expect(begun.headers.get('access-control-allow-origin')).toBeNull()
    await patch(ada, location, 0, bytes.subarray(0, 300))
    const half = await ada.send(location, { method: 'HEAD', headers: tus })
    expect([half.status, half.headers.get('upload-offset')]).toEqual([200, '300'])
    expect((await patch(ada, location, 5, bytes.subarray(5))).status).toBe(409)
    expect((await patch(ada, location, 300, bytes.subarray(300))).status).toBe(204)
    await vi.waitFor(async () => { expect(await outcome(ada, location)).toMatchObject({ state: 'taken-in', href: expect.stringMatching(/^\/files\//) }) }, 20_000)
    const page = await (await ada.get((await outcome(ada, location))?.href ?? '')).text()
    expect(page).toContain('sea.jpg')
    expect(page).toContain('/folders/Holidays/Rome')
    await vi.waitFor(() => { expect(leftovers()).toEqual([]) }, 5000)
  })

  it('security rule 20: recognise what is there already, refuse what is no media with a sentence, and lose nothing else', async () => {
    const again = await whole(ada, await picture(10), { name: 'copy.jpg', folder: '' })
    const text = await whole(ada, Buffer.from('just words'), { name: 'words.jpg', folder: '' })
    await vi.waitFor(async () => {
      expect(await outcome(ada, again)).toMatchObject({ state: 'duplicate', name: 'sea.jpg' })
      expect(await outcome(ada, text)).toMatchObject({ state: 'refused', sentence: expect.stringMatching(/\w+/) })
    }, 20_000)
    expect(await (await ada.get('/refusals')).text()).toContain('words.jpg')
  })

  it('hear of an upload whose last byte came before the program was killed', async () => {
    const bytes = await picture(20)
    const { begin: started, received } = house.ingest.uploads
    house.ingest.uploads.received = () => Promise.reject(new Error('killed'))
    const location = (await begin(ada, bytes.length, { name: 'late.jpg', folder: '' })).headers.get('location') ?? ''
    expect((await patch(ada, location, 0, bytes)).status).toBe(500)
    Object.assign(house.ingest.uploads, { begin: started, received })
    expect((await ada.send(location, { method: 'HEAD', headers: tus })).headers.get('upload-offset')).toBe(String(bytes.length))
    await vi.waitFor(async () => { expect((await outcome(ada, location))?.state).toBe('taken-in') }, 20_000)
  })

  it('can be given up', async () => {
    const location = (await begin(ada, 100, { name: 'never.jpg', folder: '' })).headers.get('location') ?? ''
    expect((await ada.send(location, { method: 'DELETE', headers: tus })).status).toBe(204)
    expect((await ada.send(location, { method: 'HEAD', headers: tus })).status).toBe(404)
    expect(await outcome(ada, location)).toBeUndefined()
  })

  it('take a whole small file with its creation', async () => {
    const bytes = await picture(30)
    const answer = await begin(ada, bytes.length, { name: 'at-once.jpg', folder: '' }, { headers: { 'content-type': 'application/offset+octet-stream', 'content-length': String(bytes.length) }, body: new Uint8Array(bytes) })
    expect(answer.status).toBe(201)
    await vi.waitFor(async () => { expect((await outcome(ada, answer.headers.get('location') ?? ''))?.state).toBe('taken-in') }, 20_000)
  })

  it('refuse what is larger than this house accepts, before its bytes and while they come', async () => {
    expect((await begin(ada, 3_000_000, { name: 'large.jpg', folder: '' })).status).toBe(413)
    const location = (await begin(ada, 100, { name: 'liar.jpg', folder: '' })).headers.get('location') ?? ''
    expect((await patch(ada, location, 0, Buffer.alloc(5000))).status).toBe(413)
  })

  it.each(['../../../etc/cron.d/x.jpg', '/etc/passwd', 'C:\\Windows\\x.jpg', 'nul\0byte.jpg', 'x'.repeat(4000), '', '.', '..', '....//....//x.jpg', 'file.jpg\r\nX-Injected: 1', '<img src=x onerror=alert(1)>.jpg'])('security rule 2: keep nothing of the name %j but a name', async (name) => {
    const answer = await begin(ada, 10, { name, folder: `../../${name}` })
    expect([201, 400]).toContain(answer.status)
    expect(leftovers().every((entry) => /^[0-9a-f-]{36}(\.json)?$/.test(entry))).toBe(true)
    const list = await (await ada.get('/uploads')).json() as Outcome[]
    expect(list.every(({ name: kept, folder }) => !/[/\\\0\r\n]/.test(kept ?? '') && !(folder ?? '').split('/').includes('..'))).toBe(true)
  })

  it('security rule 12: are nobody else\'s', async () => {
    const bob = await house.person(ada, 'Bob', 'member')
    const location = (await begin(ada, 100, { name: 'mine.jpg', folder: '' })).headers.get('location') ?? ''
    expect((await bob.send(location, { method: 'HEAD', headers: tus })).status).toBe(404)
    expect((await patch(bob, location, 0, Buffer.from('x'))).status).toBe(404)
    expect((await bob.send(location, { method: 'DELETE', headers: tus })).status).toBe(404)
    expect(await outcome(bob, location)).toBeUndefined()
  })

  it('are refused to those who may only look', async () => {
    const eve = await house.person(ada, 'Eve', 'viewer')
    expect((await begin(eve, 100, { name: 'a.jpg', folder: '' })).status).toBe(403)
    expect((await eve.send('/uploads/form', { method: 'POST', body: new FormData() })).status).toBe(403)
  })

  it.each(['..%2f..%2fsecret', '..%2f..%2f..%2fpackage.json', 'a%00', '018f0000-0000-7000-8000-000000000000'])('find nothing at /uploads/%s', async (id) => {
    expect([404, 400]).toContain((await ada.send(`/uploads/${id}`, { method: 'HEAD', headers: tus })).status)
  })
})

describe('uploading by a plain form', () => {
  it('takes files in at once and says how each ended', async () => {
    const form = new FormData()
    form.append('folder', 'Garden')
    form.append('files', new Blob([new Uint8Array(await picture(40))]), 'rose.jpg')
    form.append('files', new Blob(['no picture']), 'note.jpg')
    const text = await (await ada.send('/uploads/form', { method: 'POST', body: form })).text()
    expect(text).toMatch(/rose\.jpg<\/strong> <a href="\/files\/[0-9a-f-]+"/)
    expect(text).toMatch(/notice-bad/)
    await vi.waitFor(() => { expect(leftovers().filter((entry) => !entry.endsWith('.json')).length).toBeLessThan(20) })
  })

  it('keeps nothing of a form that is cut off or holds too large a file', async () => {
    const before = leftovers().length
    const cut = '--x\r\nContent-Disposition: form-data; name="files"; filename="a.jpg"\r\n\r\nhalf'
    expect((await ada.send('/uploads/form', { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: cut })).status).toBe(400)
    const large = new FormData()
    large.append('files', new Blob([new Uint8Array(2_500_000)]), 'large.jpg')
    expect((await ada.send('/uploads/form', { method: 'POST', body: large })).status).toBe(413)
    expect(leftovers().length).toBe(before)
  })

  it('puts a new version into a file, and brings the old one back', async () => {
    const location = await whole(ada, await picture(50), { name: 'door.jpg', folder: 'Home' })
    await vi.waitFor(async () => { expect((await outcome(ada, location))?.state).toBe('taken-in') }, 20_000)
    const href = (await outcome(ada, location))?.href ?? ''
    const form = new FormData()
    const [older, newer] = [await picture(50), await picture(60)]
    form.append('file', new Blob([new Uint8Array(newer)]), 'whatever.png')
    expect((await ada.send(`${href}/versions`, { method: 'POST', body: form })).headers.get('location')).toBe(href)
    const bytes = async (query = '') => createHash('sha256').update(Buffer.from(await (await ada.get(`${href}/original${query}`)).arrayBuffer())).digest('hex')
    const sha = (of: Buffer) => createHash('sha256').update(of).digest('hex')
    expect(await bytes()).toBe(sha(newer))
    expect(await bytes('?version=1')).toBe(sha(older))
    expect((await ada.post(`${href}/versions/1/restoration`)).status).toBe(303)
    expect(await bytes()).toBe(sha(older))
  })
})
