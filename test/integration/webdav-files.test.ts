import { createHash, randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { pictureBytes } from '../support/lone-pictures.ts'
import { webdavHouse, type WebdavHouse } from '../support/webdav-house.ts'

let house: WebdavHouse
beforeAll(async () => { house = await webdavHouse() })
afterAll(() => house.close())

const put = (path: string, body: Uint8Array<ArrayBuffer> | string, headers: Record<string, string> = {}) => house.send('PUT', path, { body, headers })
const get = (path: string, headers: Record<string, string> = {}) => house.send('GET', path, { headers })
const at = (name: string): string => `${house.space}/${name}`
const bytesOf = async (seed: number) => new Uint8Array(await pictureBytes(seed))
const kept = (): string[] => readdirSync(join(house.dataDir, 'tmp', 'webdav'))
/** Names of a folder's members. */
async function list(path: string): Promise<string[]> {
  const text = await (await house.send('PROPFIND', path, { headers: { depth: '1' } })).text()
  return [...text.matchAll(/<D:href>([^<]*)<\/D:href><D:propstat>/g)].map(([, href = '']) => decodeURIComponent(href)).slice(1).map((href) => href.replace(/\/$/, '').split('/').at(-1) ?? '')
}

describe('a file that is put', () => {
  it('is in the library when it is media, becomes a new version when it is put again, and goes to the trash when it is deleted', async () => {
    const [first, second] = [await bytesOf(11), await bytesOf(12)]
    expect((await put(at('sea.jpg'), first)).status).toBe(201)
    const again = await put(at('sea.jpg'), second)
    expect(again.status).toBe(204)
    const answer = await get(at('sea.jpg'))
    expect([answer.headers.get('etag'), answer.headers.get('content-type')]).toEqual([again.headers.get('etag'), 'image/jpeg'])
    expect(Buffer.from(await answer.arrayBuffer()).equals(Buffer.from(second))).toBe(true)
    expect((await house.send('DELETE', at('sea.jpg'))).status).toBe(204)
    expect((await get(at('sea.jpg'))).status).toBe(404)
    expect((await house.library.listTrash(house.ada, { limit: 10, offset: 0 })).files.map(({ name }) => name)).toEqual(['sea.jpg'])
  })

  it('is kept whole beside the media when it is none, and is not refused', async () => {
    expect((await put(at('notes.srt'), '1\n00:00:01,000 --> 00:00:02,000\nHello')).status).toBe(201)
    expect((await get(at('notes.srt'))).headers.get('content-type')).toBe('application/x-subrip')
    expect(await list(`${house.space}/`)).toContain('notes.srt')
    expect((await house.ingest.refusals.list(house.ada, { limit: 10, offset: 0 })).total).toBe(0)
  })

  it('changes its kind when its content does, and is one file all the time', async () => {
    await put(at('either.jpg'), 'only words')
    expect((await put(at('either.jpg'), await bytesOf(13))).status).toBe(204)
    expect((await get(at('either.jpg'))).headers.get('content-type')).toBe('image/jpeg')
    expect((await put(at('either.jpg'), 'words again')).status).toBe(204)
    expect(await (await get(at('either.jpg'))).text()).toBe('words again')
    expect((await list(`${house.space}/`)).filter((name) => name === 'either.jpg')).toHaveLength(1)
  })

  it('does not come into the library from a branch where it could mean nothing', async () => {
    await put(at('there before.jpg'), await bytesOf(15))
    const before = await list(`${house.space}/`)
    const refused = await put('/dav/Recently%20added/dropped.jpg', await bytesOf(16))
    expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining('Recently added')])
    expect((await put('/dav/Tags/dropped.jpg', await bytesOf(16))).status).toBe(403)
    expect(await list(`${house.space}/`)).toEqual(before)
  })

  it('has its place also where its twin lies elsewhere', async () => {
    const bytes = await bytesOf(14)
    await house.send('MKCOL', at('twins'))
    expect([(await put(at('twins/a.jpg'), bytes)).status, (await put(at('twins/b.jpg'), bytes)).status]).toEqual([201, 201])
    expect(await list(at('twins/'))).toEqual(['a.jpg', 'b.jpg'])
  })

  it('is given back but in no list when systems scatter it about', async () => {
    await put(at('._sea.jpg'), 'resource fork')
    await put(at('.DS_Store'), 'mac')
    expect(await (await get(at('._sea.jpg'))).text()).toBe('resource fork')
    expect((await list(`${house.space}/`)).filter((name) => /^\._|DS_Store/.test(name))).toEqual([])
  })
})

describe('an upload', () => {
  it('that is cut off leaves nothing, and what was there stays', async () => {
    await put(at('whole.txt'), 'whole')
    const socket = connect(house.port, '127.0.0.1')
    socket.write(`PUT ${at('whole.txt')} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: ${house.authorization}\r\ncontent-length: 1000000\r\n\r\n`)
    socket.write(randomBytes(300_000))
    await vi.waitFor(() => { expect(kept()).toHaveLength(1) })
    socket.destroy()
    await vi.waitFor(() => { expect(kept()).toEqual([]) })
    expect(await (await get(at('whole.txt'))).text()).toBe('whole')
  })

  it('is one of many at the same moment, and the last is there whole', async () => {
    const bodies = Array.from({ length: 12 }, (_, i) => `${i} `.repeat(20_000))
    const answers = await Promise.all(bodies.map((body) => put(at('busy.txt'), body)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array<number>(11).fill(204)])
    expect(bodies).toContain(await (await get(at('busy.txt'))).text())
  })

  it('replaces only what its sender knows, also when two try at once', async () => {
    const etag = (await put(at('known.txt'), 'one')).headers.get('etag') ?? ''
    const answers = await Promise.all(['two', 'three'].map((body) => put(at('known.txt'), body, { 'if-match': etag })))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 412])
    expect((await put(at('known.txt'), 'four', { 'if-none-match': '*' })).status).toBe(412)
    expect((await put(at('known.txt'), 'five', { 'if-unmodified-since': 'Sat, 01 Jan 2000 00:00:00 GMT' })).status).toBe(412)
  })
})

describe('a content', () => {
  const text = Array.from({ length: 2000 }, (_, i) => i).join(' ')
  beforeAll(async () => { await put(at('long.txt'), text) })

  it('is given in parts by every form of Range', async () => {
    const part = async (range: string) => { const answer = await get(at('long.txt'), { range }); return [answer.status, answer.headers.get('content-range'), await answer.text()] }
    const size = text.length
    expect(await part('bytes=0-4')).toEqual([206, `bytes 0-4/${size}`, text.slice(0, 5)])
    expect(await part('bytes=100-')).toEqual([206, `bytes 100-${size - 1}/${size}`, text.slice(100)])
    expect(await part('bytes=-7')).toEqual([206, `bytes ${size - 7}-${size - 1}/${size}`, text.slice(-7)])
    expect((await part('bytes=5-2'))[0]).toBe(200)
    expect((await part('lines=1-2'))[0]).toBe(200)
    expect((await part(`bytes=${size}-`)).slice(0, 2)).toEqual([416, `bytes */${size}`])
  })

  it('is given in several parts at once', async () => {
    const answer = await get(at('long.txt'), { range: 'bytes=0-2, 10-12, -3' })
    const boundary = /boundary=(.+)/.exec(answer.headers.get('content-type') ?? '')?.[1] ?? ''
    const body = await answer.text()
    expect([answer.status, String(body.length)]).toEqual([206, answer.headers.get('content-length')])
    expect(body.split(`--${boundary}`).slice(1, -1).map((part) => part.split('\r\n\r\n')[1]?.replace(/\r\n$/, ''))).toEqual([text.slice(0, 3), text.slice(10, 13), text.slice(-3)])
  })

  it('is not sent again to those who have it, and not in part to those who have another', async () => {
    const { headers } = await house.send('HEAD', at('long.txt'))
    const [etag, modified] = [headers.get('etag') ?? '', headers.get('last-modified') ?? '']
    expect((await get(at('long.txt'), { 'if-none-match': etag })).status).toBe(304)
    expect((await get(at('long.txt'), { 'if-none-match': `W/${etag}` })).status).toBe(304)
    expect((await get(at('long.txt'), { 'if-modified-since': modified })).status).toBe(304)
    expect((await get(at('long.txt'), { 'if-match': '"other"' })).status).toBe(412)
    expect((await get(at('long.txt'), { range: 'bytes=0-1', 'if-range': etag })).status).toBe(206)
    expect((await get(at('long.txt'), { range: 'bytes=0-1', 'if-range': modified })).status).toBe(206)
    expect((await get(at('long.txt'), { range: 'bytes=0-1', 'if-range': '"other"' })).status).toBe(200)
  })
})

describe('a folder', () => {
  it('that was made stays when it is empty, also after its last file went', async () => {
    await house.send('MKCOL', at('empty'))
    await put(at('empty/a.txt'), 'a')
    await house.send('DELETE', at('empty/a.txt'))
    expect(await list(`${house.space}/`)).toContain('empty')
  })

  it('moves with all that is in it, and files keep what people said of them', async () => {
    await house.send('MKCOL', at('Trip'))
    await house.send('MKCOL', at('Trip/Rome 🏛️'))
    await put(at('Trip/Rome 🏛️/forum.jpg'), await bytesOf(20))
    await put(at('Trip/Rome 🏛️/note.txt'), 'note')
    expect((await house.send('MOVE', at('Trip'), { headers: { destination: `${house.origin}${at('Journey')}` } })).status).toBe(201)
    expect(await list(at('Journey/Rome%20%F0%9F%8F%9B%EF%B8%8F/'))).toEqual(['forum.jpg', 'note.txt'])
    expect((await house.send('PROPFIND', at('Trip'), { headers: { depth: '0' } })).status).toBe(404)
  })

  it('is saved over as editors do: the file that was there gets a new version and keeps its identity', async () => {
    await put(at('edit.jpg'), await bytesOf(30))
    const before = (await house.catalog.folders.at(house.ada, { spaceId: house.ada.spaces[0]?.id ?? '', sourceId: null, folder: '', name: 'edit.jpg' }))
    await put(at('edit.tmp.jpg'), await bytesOf(31))
    expect((await house.send('MOVE', at('edit.tmp.jpg'), { headers: { destination: at('edit.jpg') } })).status).toBe(204)
    const after = (await house.catalog.folders.at(house.ada, { spaceId: house.ada.spaces[0]?.id ?? '', sourceId: null, folder: '', name: 'edit.jpg' }))
    expect(after).toMatchObject({ type: 'file', file: { id: before?.type === 'file' ? before.file.id : '', sha256: createHash('sha256').update(await bytesOf(31)).digest('hex') } })
  })
})
