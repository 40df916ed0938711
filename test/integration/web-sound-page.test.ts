import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { analysisResults, type AnalysisResult } from '../../server/analysis/index.ts'
import { heardResults } from '../support/heard-results.ts'
import { newVersion } from '../support/test-library.ts'
import { webHouse, type Browser, type WebHouse } from '../support/web-house.ts'

let house: WebHouse, ada: Browser, eve: Browser, folder = '', count = 0

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mantel-sound-page-'))
  house = await webHouse()
  ada = await house.setUp()
  eve = await house.person(ada, 'Eve', 'viewer')
}, 120_000)
afterAll(() => house.close().finally(() => { rmSync(folder, { recursive: true, force: true }) }))

const done = (analyzer: string, output: unknown): AnalysisResult => ({ analyzer, finishedAt: new Date(0), state: 'done', output, weights: 'aa' })

/** A file of which this was heard. */
async function heard(results: readonly AnalysisResult[], { kind = 'audio', genre }: { kind?: 'audio' | 'video'; genre?: string } = {}): Promise<string> {
  const name = `heard ${count++}`
  const metadata = { revision: 1, raw: {}, ...(genre && { audio: { genre } }), ...(kind === 'video' && { video: { videoCodec: 'h264', audioCodec: 'aac', pixelFormat: 'yuv420p', hdr: false, streams: [], chapters: [] } }) }
  const version = newVersion(folder, await house.access.firstSpace(), name, { name: `${name}.${kind === 'audio' ? 'flac' : 'mp4'}`, kind, mediaType: kind === 'audio' ? 'audio/flac' : 'video/mp4', width: null, height: null, durationMs: 20_000, metadata })
  const { fileId } = await house.db.transaction((tx) => house.library.addVersion(tx, version))
  for (const result of results) if (result.state === 'done') await house.db.insert(analysisResults).values({ sha256: version.sha256, analyzer: result.analyzer, revision: 1, model: 'made', state: 'done', output: result.output, finishedAt: result.finishedAt })
  return fileId
}
const talk = { said: [[1, 3, 'Come inn everybody'], [12.5, 15, 'Happy birthday to you']], turns: [[1, 3, 1], [12, 15, 2]] } as const
const text = async (path: string, browser = ada): Promise<string> => {
  const answer = await browser.get(path)
  expect(answer.status, path).toBe(200)
  return answer.text()
}
/** Words of a page, without its marks. */
const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const part = (html: string, id: string): string => new RegExp(`<section[^>]* id="${id}.*?</section>`, 's').exec(html)?.[0] ?? ''
const searches = (html: string): string[] => [...html.matchAll(/href="\/search\?q=([^"]+)"/g)].map((match) => decodeURIComponent(match[1]!))

describe('what was heard', () => {
  it('is said in words, each a search for its like, the file\'s own genre beside', async () => {
    const id = await heard(heardResults({ events: { Laughter: 2 }, music: 0.9, genre: 'jazz', bpm: 124.2, key: { tonic: 'A', mode: 'minor' }, loud: -14, quality: 82 }), { genre: 'Bebop' })
    const html = part(await text(`/files/${id}`), 'file-heard')
    for (const said of ['Music', '124 bpm', 'A minor', 'sounds like jazz', 'Bebop', '−14 LUFS', 'loud as a modern record', '82 of 100', 'laughter 0:01']) expect(words(html)).toContain(said)
    expect(searches(html)).toEqual(expect.arrayContaining(['event:music', 'bpm:122-126', 'genre:"jazz"', 'genre:"Bebop"', 'event:"laughter"']))
  })

  it('of speech is who speaks, in which language, and no tempo', async () => {
    const html = part(await text(`/files/${await heard([...heardResults({ ...talk, bpm: 90 }), done('audio.events', { events: [], classes: [], speech: 0.9, music: 0 })])}`), 'file-heard')
    expect(words(html)).toContain('Speech 2 speakers English')
    expect(words(html)).not.toContain('bpm')
  })

  it('without the network for sounds is music where tones are steady and hardly anybody is heard', async () => {
    const id = await heard([...heardResults({ turns: [[1, 2, 1]], bpm: 124 }), done('audio.voice', { turns: [[1, 2]], share: 0.05 }), done('audio.genre', { genres: [{ label: 'jazz', score: 0.2, shown: false }], music: true, familiar: false, distance: 2, windows: 3 })])
    const said = words(part(await text(`/files/${id}`), 'file-heard'))
    expect(said).toMatch(/^ Heard Music 124 bpm/)
  })

  it('that is still to come, or lacks its network, is told from what is not there', async () => {
    const html = await text(`/files/${await heard([])}`)
    expect(words(part(html, 'file-heard'))).toMatch(/Not listened for yet: .*Loudness.*Its network is not installed:/)
    expect(part(html, 'file-said')).not.toBe('')
    const silent = await text(`/files/${await heard(['audio.voice', 'audio.speech', 'audio.loudness'].map((analyzer) => done(analyzer, null)), { kind: 'video' })}`)
    expect(words(part(silent, 'file-heard'))).toContain('This video has no sound.')
    expect(part(silent, 'file-said')).toBe('')
  })
})

describe('what is said', () => {
  it('stands with its times, whoever speaks, and the sentence at which the page begins; the player begins there by itself', async () => {
    const id = await heard(heardResults(talk))
    const html = await text(`/files/${id}?t=13`)
    expect(words(part(html, 'file-said'))).toMatch(/English · most words are right.*Speaker 1 0:01 Come inn everybody.*Speaker 2 0:12 Happy birthday to you/)
    expect(html).toMatch(/<li id="said-12500" class="said is-now"/)
    expect(html).toMatch(/<audio[^>]* src="[^"]*#t=13"/)
    expect(html).toContain('href="?t=12.5"')
    expect(await text(`/files/${id}`)).not.toMatch(/class="said[^"]*is-now|#t=/)
  })

  it('is corrected without scripts in the place where it stands, and back there nothing is open', async () => {
    const id = await heard(heardResults(talk))
    expect(await text(`/files/${id}?in=recent`)).toContain('href="?in=recent&amp;t=1&amp;edit=1#said-1000"')
    const form = await text(`/files/${id}?in=recent&t=1&edit=1`)
    expect(form).toMatch(/<textarea[^>]*name="text"[^>]*>Come inn everybody<\/textarea>/)
    const answer = await ada.post(`/files/${id}/transcript/segments`, { start: '1', end: '3', text: 'Come in, everybody' }, { referer: `http://localhost:8400/files/${id}?in=recent&t=1&edit=1` })
    expect(answer.headers.get('location')).toBe(`/files/${id}?in=recent&t=1`)
    const page = await text(`/files/${id}?in=recent&t=1`)
    expect(page).not.toContain('<textarea')
    expect(page).toContain('title="Heard as: Come inn everybody"')
    expect(page).toMatch(/\/changes\/[^/]+\/undoing/)
  })

  it('comes as one sentence, as its field, or whole, to whoever may see it', async () => {
    const id = await heard(heardResults(talk))
    const [sentence, field, seen] = [await text(`/files/${id}/transcript?only=12.5`), await text(`/files/${id}/transcript?only=12.5&edit=1`), await text(`/files/${id}/transcript?only=12.5&edit=1`, eve)]
    expect([sentence.includes('<textarea'), field.includes('<textarea'), seen.includes('<textarea')]).toEqual([false, true, false])
    expect(sentence).not.toContain('Come inn')
    expect((await ada.get(`/files/${id}/transcript?only=7`)).status).toBe(404)
    expect((await house.browser().get(`/files/${id}/transcript`)).status).not.toBe(200)
    expect(part(await text(`/files/${id}`, eve), 'file-said')).not.toContain('<form')
  })

  it('of three hours comes light: the first sentences with the page, all by a link or by themselves', async () => {
    const id = await heard(heardResults({ said: Array.from({ length: 3000 }, (_, at) => [at * 3.6, at * 3.6 + 3, `sentence number ${at} of a long talk`] as const) }))
    const sentences = (html: string): number => html.match(/<li id="said-/g)?.length ?? 0
    const page = await text(`/files/${id}`)
    expect([sentences(page), page.includes('hx-trigger="load'), page.includes('?said=all')]).toEqual([300, true, true])
    expect(Buffer.byteLength(page)).toBeLessThan(150_000)
    const whole = await text(`/files/${id}/transcript`)
    expect([sentences(whole), sentences(await text(`/files/${id}?said=all`)), sentences(await text(`/files/${id}?t=9000`))]).toEqual([3000, 3000, 3000])
    expect(Buffer.byteLength(whole)).toBeLessThan(1_200_000)
    expect(whole.match(/<script|hx-(get|post)/g)?.length ?? 0).toBeLessThan(10)
  })

  it('of a video is a track of its player too', async () => {
    const id = await heard(heardResults(talk), { kind: 'video' })
    const html = await text(`/files/${id}?t=12.5`)
    expect(part(html, 'file-said')).toContain('Happy birthday')
    expect(html).toMatch(new RegExp(`<video[^>]* src="[^"]*#t=12.5"[^>]*><track kind="subtitles" src="/files/${id}/transcript.vtt" srclang="en" label="English, as heard"`))
  })
})

describe('a speaker', () => {
  it('has a name after it was given, beside the waveform too, and is nobody again', async () => {
    const id = await heard(heardResults(talk))
    const named = await (await ada.swap(`/files/${id}/speakers/2`, { name: 'Grandma Eva' })).text()
    expect(named).toMatch(/<a href="\/people\/[^"]+">Grandma Eva<\/a>/)
    expect(named).toMatch(/<ul class="tones"[^>]*hx-swap-oob="true".*Grandma Eva/)
    expect(words(part(named, 'file-said'))).toContain('Grandma Eva 0:12 Happy birthday')
    expect(words(await (await ada.swap(`/files/${id}/speakers/2`, { name: '' })).text())).toContain('Speaker 2 0:12 Happy birthday')
  })
})

describe('the spectrogram', () => {
  const levels = Buffer.alloc(4 * 96, 120).toString('base64')
  const spectrum = done('audio.spectrum', { spectrogram: { columns: 4, bands: 96, step: 5, highest: 24_000, floor: -100, levels }, timbre: { step: 5, values: [] }, mean: null, cutoff: { hertz: 15_900, wall: true }, reason: null })

  it('is drawn once, kept by its content, and hangs folded below the waveform', async () => {
    const id = await heard([spectrum])
    const page = await text(`/files/${id}`)
    const [, href = ''] = /<img src="([^"]*spectrogram\.webp[^"]*)"[^>]*loading="lazy"/.exec(page) ?? []
    expect(words(page)).toMatch(/up to 15\.9 kHz.*as if cut off/)
    const first = await ada.get(href)
    expect([first.status, first.headers.get('content-type'), first.headers.get('cache-control')]).toEqual([200, 'image/webp', 'private, max-age=31536000, immutable'])
    expect(await sharp(Buffer.from(await first.arrayBuffer())).metadata()).toMatchObject({ format: 'webp', width: 1200, height: 384 })
    const etag = first.headers.get('etag') ?? ''
    expect((await ada.get(href, { 'if-none-match': etag })).status).toBe(304)
    expect((await ada.get(`/files/${id}/spectrogram.webp`)).headers.get('cache-control')).toBe('private, no-cache')
  })

  it('is not there where nobody listened, and nobody outside sees it', async () => {
    expect((await ada.get(`/files/${await heard([])}/spectrogram.webp`)).status).toBe(404)
    expect((await house.browser().get(`/files/${await heard([spectrum])}/spectrogram.webp`)).status).not.toBe(200)
  })
})
