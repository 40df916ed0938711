import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { analysisResults } from '../../server/analysis/index.ts'
import { heardResults } from '../support/heard-results.ts'
import { newVersion } from '../support/test-library.ts'
import { webHouse, type Browser, type WebHouse } from '../support/web-house.ts'

let house: WebHouse, ada: Browser, eve: Browser, folder = '', id = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mantel-transcripts-'))
  house = await webHouse()
  ada = await house.setUp()
  eve = await house.person(ada, 'Eve', 'viewer')
  const version = newVersion(folder, await house.access.firstSpace(), 'a party', { name: 'Party.wav', kind: 'audio', mediaType: 'audio/wav', width: null, height: null, durationMs: 20_000 })
  ;({ fileId: id } = await house.db.transaction((tx) => house.library.addVersion(tx, version)))
  const results = heardResults({ said: [[1, 3, 'Come inn everybody'], [12.5, 15, 'Happy birthday to you']], turns: [[1, 3, 1], [12, 15, 2]] })
  await house.db.insert(analysisResults).values(results.flatMap((result) => (result.state === 'done' ? [{ sha256: version.sha256, analyzer: result.analyzer, revision: 1, model: 'made', state: 'done' as const, output: result.output }] : [])))
  await house.catalog.search.indexFiles([id])
}, 120_000)
afterAll(() => house.close().finally(() => { rmSync(folder, { recursive: true, force: true }) }))

const text = async (path: string, browser = ada): Promise<string> => {
  const answer = await browser.get(path)
  expect(answer.status, path).toBe(200)
  return answer.text()
}
const undoOf = (html: string): string => /\/changes\/([^/]+)\/undoing/.exec(html)?.[1] ?? ''
const SEGMENTS = () => `/files/${id}/transcript/segments`

describe('what is said in a file', () => {
  it('is found by its words, and the result leads to that second', async () => {
    const html = await text(`/search?q=${encodeURIComponent('said:"happy birthday"')}`)
    expect(html).toMatch(new RegExp(`href="/files/${id}\\?in=[^"]*t=12\\.5"`))
    expect(html).toContain('Happy birthday to you')
    expect(await text('/search?q=inn')).toMatch(new RegExp(`href="/files/${id}\\?in=[^"]*t=1"`))
    expect(await text('/search?q=party')).not.toMatch(/[?;&]t=\d/)
  })

  it('is corrected by a plain form, which leads back with the way to undo it', async () => {
    const answer = await ada.post(SEGMENTS(), { start: '1', end: '3', text: 'Come in, everybody' }, { referer: `http://localhost:8400/files/${id}` })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/files/${id}`])
    const page = await text(`/files/${id}`)
    expect(await text(`/files/${id}/transcript.txt`)).toContain('Come in, everybody')
    expect((await ada.post(`/changes/${undoOf(page)}/undoing`)).status).toBe(303)
    expect(await text(`/files/${id}/transcript.txt`)).toContain('Come inn everybody')
  })

  it('comes as the one sentence where scripts run, and goes back to what was heard', async () => {
    const html = await (await ada.swap(SEGMENTS(), { start: '1', end: '3', text: 'Come in <b>all' })).text()
    expect([html.includes('Come in &lt;b&gt;all'), html.includes('Happy birthday'), undoOf(html) !== '']).toEqual([true, false, true])
    await ada.swap(SEGMENTS(), { start: '1', end: '3', heard: '1' })
    expect(await text(`/files/${id}/transcript.txt`)).toContain('Come inn everybody')
  })

  it('is written as subtitles, text and JSON', async () => {
    for (const [ending, type, holds] of [['srt', 'application/x-subrip; charset=utf-8', '00:00:12,500 --> 00:00:15,000'], ['vtt', 'text/vtt; charset=utf-8', 'WEBVTT'], ['txt', 'text/plain; charset=utf-8', 'Happy birthday to you'], ['json', 'application/json', '"language": "en"']] as const) {
      const answer = await ada.get(`/files/${id}/transcript.${ending}`)
      expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual([200, type, `${ending === 'vtt' ? 'inline' : 'attachment'}; filename="Party.${ending}"; filename*=UTF-8''Party.${ending}`])
      expect(await answer.text()).toContain(holds)
    }
  })

  it('says what cannot be', async () => {
    expect((await ada.swap(SEGMENTS(), { start: '7', end: '8', text: 'x' })).status).toBe(404)
    expect((await ada.swap(SEGMENTS(), { start: 'soon', end: '8', text: 'x' })).status).toBe(400)
    expect((await ada.swap(`/files/${id}/speakers/0`, { name: 'Ann' })).status).toBe(404)
    expect((await ada.swap(`/files/${id}/speakers/7`, { name: 'Ann' })).status).toBe(404)
    expect((await ada.swap(`/files/${id}/speakers`, { count: '99' })).status).toBe(400)
    expect((await ada.get('/files/018f0000-0000-7000-8000-000000000000/transcript.srt')).status).toBe(404)
  })
})

describe('a speaker', () => {
  it('is named, found by the name, and counted', async () => {
    const html = await (await ada.swap(`/files/${id}/speakers/2`, { name: 'Ann' })).text()
    expect([html.includes('Ann'), undoOf(html) !== '']).toEqual([true, true])
    expect(await text('/search?q=speaker%3Aann')).toContain(id)
    expect((await ada.swap(`/files/${id}/speakers`, { count: '1' })).status).toBe(200)
    expect((await ada.post(`/files/${id}/speakers`, { count: '' })).status).toBe(303)
    expect((await ada.post(`/files/${id}/speakers/2`, { name: '' })).status).toBe(303)
    expect(await text('/search?q=speaker%3Aann')).not.toContain(`/files/${id}`)
  })
})

it('whoever may only look reads and changes nothing: security rule 2', async () => {
  expect(await text(`/files/${id}/transcript.srt`, eve)).toContain('Happy birthday')
  for (const [path, fields] of [[SEGMENTS(), { start: '1', end: '3', text: 'x' }], [`/files/${id}/speakers/1`, { name: 'Ann' }], [`/files/${id}/speakers`, { count: '2' }]] as const) expect((await eve.swap(path, fields)).status, path).toBe(403)
  for (const path of [`/files/${id}/transcript.srt`, SEGMENTS()]) expect((await house.browser().get(path)).status).not.toBe(200)
})
