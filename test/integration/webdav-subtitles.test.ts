import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { analysisResults } from '../../server/analysis/index.ts'
import { heardResults } from '../support/heard-results.ts'
import { writeSound } from '../support/made-sounds.ts'
import { webdavHouse, type WebdavHouse } from '../support/webdav-house.ts'

let house: WebdavHouse
const DATE = '/dav/Tags/Spoken'
beforeAll(async () => {
  house = await webdavHouse()
  await house.send('MKCOL', DATE)
})
afterAll(() => house.close())

const at = (name: string): string => `${house.space}/${encodeURIComponent(name)}`
const get = (path: string, headers: Record<string, string> = {}, method = 'GET') => house.send(method, path, { headers })
async function list(path: string): Promise<string[]> {
  const text = await (await house.send('PROPFIND', `${path}/`, { headers: { depth: '1' } })).text()
  return [...text.matchAll(/<D:href>([^<]*)<\/D:href>/g)].map(([, href = '']) => decodeURIComponent(href)).slice(1).map((href) => href.split('/').at(-1) ?? '')
}
let seed = 0
/** Puts a sound into Folders, tags it, and has a machine hear words in it. */
async function record(name: string, ...sentences: string[]): Promise<string> {
  const pitch = 200 + 20 * ++seed
  const sound = await readFile(await writeSound(join(house.dataDir, 'sound.wav'), 1, (t) => Math.sin(t * pitch * 6.28)))
  expect((await house.send('PUT', at(name), { body: new Uint8Array(sound) })).status).toBe(201)
  expect((await house.send('COPY', at(name), { headers: { destination: `${house.origin}${DATE}/${encodeURIComponent(name)}` } })).status).toBe(201)
  const { nodes } = await house.catalog.tree.search(house.ada, 'tags', { title: name }, { from: 0, count: 1 })
  const [node] = nodes
  if (node?.type !== 'entry') throw new Error(`${name} is not there`)
  if (sentences.length) await hear(node.sha256, sentences)
  return node.fileId
}
async function hear(sha256: string, sentences: readonly string[]): Promise<void> {
  const [heard] = heardResults({ said: sentences.map((text, i) => [i * 2, i * 2 + 1, text] as const) })
  if (heard?.state !== 'done') throw new Error('nothing was heard')
  await house.db.insert(analysisResults).values({ sha256, analyzer: heard.analyzer, revision: 1, model: 'aa', state: 'done', output: heard.output })
}

describe('subtitles beside a recording', () => {
  it('stand there as soon as words were heard, in every branch, and are what the page saves', async () => {
    const fileId = await record('talk one.wav', 'Hello there', 'How are you')
    await record('silent.wav')
    for (const place of [house.space, DATE]) {
      expect(await list(place)).toEqual(expect.arrayContaining(['talk one.wav', 'talk one.srt', 'silent.wav']))
      expect(await list(place)).not.toContain('silent.srt')
      const answer = await get(`${place}/talk%20one.srt`)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/x-subrip'])
      expect(await answer.text()).toBe((await house.catalog.transcripts.write(house.ada, fileId, 'srt')).text)
    }
    expect((await get(`${DATE}/silent.srt`)).status).toBe(404)
  })

  it('have their true size and tag in lists, answer HEAD, ranges and conditions, and change with a correction', async () => {
    const fileId = await record('talk two.wav', 'Grüße aus Köln', 'How are you')
    const bytes = Buffer.from(await (await get(at('talk two.srt'))).arrayBuffer())
    const tell = async () => {
      const xml = await (await house.send('PROPFIND', at('talk two.srt'), { headers: { depth: '0' } })).text()
      return { size: /getcontentlength>(\d+)</.exec(xml)?.[1], etag: /getetag>([^<]+)</.exec(xml)?.[1]?.replaceAll('&quot;', '"') }
    }
    const told = await tell()
    expect(told.size).toBe(String(bytes.length))
    const head = await get(at('talk two.srt'), {}, 'HEAD')
    expect([head.headers.get('content-length'), head.headers.get('etag')]).toEqual([told.size, told.etag])
    const part = await get(at('talk two.srt'), { range: 'bytes=5-14' })
    expect([part.status, part.headers.get('content-range'), Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(5, 15))]).toEqual([206, `bytes 5-14/${bytes.length}`, true])
    expect(Buffer.from(await (await get(at('talk two.srt'), { range: 'bytes=-4' })).arrayBuffer()).equals(bytes.subarray(-4))).toBe(true)
    expect((await get(at('talk two.srt'), { range: `bytes=${bytes.length}-` })).status).toBe(416)
    expect((await get(at('talk two.srt'), { 'if-none-match': told.etag ?? '' })).status).toBe(304)
    await house.catalog.transcripts.edit(house.ada, fileId, { start: 0, end: 1, text: 'Greetings' })
    expect((await tell()).etag).not.toBe(told.etag)
    expect(await (await get(at('talk two.srt'), { 'if-none-match': told.etag ?? '' })).text()).toContain('Greetings')
  })

  it('are nobody\'s to delete or move, and say so', async () => {
    await record('talk three.wav', 'Do not delete me')
    for (const place of [house.space, DATE]) {
      const refused = await house.send('DELETE', `${place}/talk%20three.srt`)
      expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining('written by Mantel')])
      expect((await house.send('MOVE', `${place}/talk%20three.srt`, { headers: { destination: `${house.origin}${place}/other.srt` } })).status).toBe(403)
    }
    expect(await list(house.space)).toContain('talk three.srt')
  })

  it('give way to those that a person puts there, by whatever branch, and come back when these go', async () => {
    const mine = '1\n00:00:00,000 --> 00:00:01,000\nMine\n'
    await record('talk four.wav', 'The machine heard this')
    expect((await house.send('PUT', `${DATE}/talk%20four.srt`, { body: mine })).status).toBe(204)
    for (const place of [house.space, DATE]) {
      expect(await (await get(`${place}/talk%20four.srt`)).text()).toBe(mine)
      expect((await list(place)).filter((name) => name === 'talk four.srt')).toHaveLength(1)
    }
    expect((await house.send('DELETE', `${DATE}/talk%20four.srt`)).status).toBe(204)
    expect(await (await get(at('talk four.srt'))).text()).toContain('The machine heard this')
    expect((await house.send('PUT', at('talk four.srt'), { body: mine })).status).toBe(204)
    expect(await (await get(`${DATE}/talk%20four.srt`)).text()).toBe(mine)
  })

  it('can be put beside a recording in which nothing was heard, and nowhere else in a branch', async () => {
    await record('unheard.wav')
    expect((await house.send('PUT', `${DATE}/unheard.srt`, { body: 'words' })).status).toBe(201)
    expect(await (await get(at('unheard.srt'))).text()).toBe('words')
    expect((await house.send('PUT', `${DATE}/nothing.srt`, { body: 'words' })).status).toBe(415)
  })

  it('of files that differ only in their endings are told apart', async () => {
    await record('same.wav', 'I am the first')
    await record('same.mp3', 'I am the second')
    expect((await list(house.space)).filter((name) => /^same.*srt$/.test(name)).sort()).toEqual(['same.mp3.srt', 'same.srt'])
    expect(await (await get(at('same.srt'))).text()).toContain('I am the first')
    expect(await (await get(at('same.mp3.srt'))).text()).toContain('I am the second')
    expect((await list(DATE)).filter((name) => /^same.*srt$/.test(name))).toHaveLength(2)
  })

  it('cost nothing where nothing sounds', async () => {
    await house.send('MKCOL', '/dav/Tags/Empty')
    expect(await list('/dav/Tags/Empty')).toEqual([])
  })
})
