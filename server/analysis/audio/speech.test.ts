import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { writeSound } from '../../../test/support/made-sounds.ts'
import { sharedMedia } from '../../../test/support/shared-media.ts'
import { createInference } from '../../inference/index.ts'
import { decodeSound } from '../../media/index.ts'
import { modelOf, noModel } from '../models-for-analyzers.ts'
import type { Model } from '../define-analyzer.ts'
import { openContent } from '../open-content.ts'
import { unpackVector } from '../packed-vector.ts'
import { runAnalyzers } from '../run-analyzers.ts'
import { VOICE_RATE } from './sound.ts'
import { speech } from './speech.ts'
import type { Transcript } from './speech/transcript.ts'
import { decodeWindow } from './speech/whisper/decode-window.ts'
import { openWhisper } from './speech/whisper/whisper.ts'

const media = sharedMedia()
const mirror = media && join(media, '../models')
const inference = createInference({ mirror })
const whisper = modelOf(inference, 'whisper-tiny-test')
const { signal } = new AbortController()
afterAll(() => inference.sessions.close())

const Fixture = z.object({ expect: z.record(z.string(), z.looseObject({ language: z.string().optional(), text: z.string().optional(), segment: z.tuple([z.number(), z.number()]).optional(), segment_tolerance_s: z.number().default(0.3) })) })
const clips = mirror ? Object.entries(Fixture.parse(JSON.parse(readFileSync(join(mirror, 'test/whisper-tiny-test/FIXTURE.json'), 'utf8'))).expect) : []
const spoken = clips.flatMap(([path, { language, text, segment, segment_tolerance_s: tolerance }]) => (language && text && segment ? [{ path, language, text: text.trim(), segment, tolerance }] : []))

async function transcribe(path: string, model = whisper, perhaps: Record<string, Model> = {}): Promise<Transcript> {
  const [outcome] = await runAnalyzers([{ analyzer: speech, model, beside: { voice: modelOf(inference, 'silero-vad'), ...perhaps } }], openContent(path, { signal }), signal)
  if (outcome?.state !== 'done') throw new Error(outcome?.detail)
  return outcome.output as Transcript
}

const heard = new Map<string, Promise<Transcript>>()
/** The transcript of a clip, made once for all tests. */
function transcriptOf(path: string): Promise<Transcript> {
  const transcript = heard.get(path) ?? transcribe(join(media!, path))
  heard.set(path, transcript)
  return transcript
}

describe.skipIf(!media)('speech, by a Whisper that knows nine clips (skipped without the developers\' media)', () => {
  it.each(spoken)('writes down $path', async ({ path, language, text, segment, tolerance }) => {
    const transcript = await transcriptOf(path)
    expect(transcript).toMatchObject({ recogniser: 'whisper', accuracy: 'good', language })
    expect(transcript.segments.map((one) => one.text)).toEqual([text])
    expect(transcript.languageScore).toBeGreaterThan(0.9)
    expect(transcript.confidence).toBeGreaterThan(0.9)
    const [only] = transcript.segments
    expect(Math.abs(only!.start - segment[0])).toBeLessThanOrEqual(tolerance)
    expect(Math.abs(only!.end - segment[1])).toBeLessThanOrEqual(tolerance)
    expect(only!.words.map((word) => word.text).join(language === 'ja' ? '' : ' ')).toBe(text)
  })

  it.each(['test_en.wav', 'test_de.wav', 'test_fr.wav'])('says when each word of %s is said, within 0.3 s', async (name) => {
    const path = `audio/speech/${name}`
    const known = z.object({ files: z.array(z.looseObject({ path: z.string(), truth: z.unknown() })) }).parse(JSON.parse(readFileSync(join(media!, 'manifest.json'), 'utf8'))).files.find((file) => file.path === path)
    const { words } = z.looseObject({ speech: z.looseObject({ words: z.array(z.tuple([z.string(), z.number(), z.number()])) }) }).parse(known?.truth).speech
    const written = (await transcriptOf(path)).segments.flatMap((segment) => segment.words)
    expect(written).toHaveLength(words.length)
    const apart = words.map(([, start], i) => Math.abs(written[i]!.start - start))
    expect(apart.reduce((sum, each) => sum + each, 0) / apart.length).toBeLessThanOrEqual(0.3)
    expect(Math.max(...apart)).toBeLessThanOrEqual(1.2)
  })

  it('finds the place of English passages among meanings, where a network for that is installed', async () => {
    const found = await transcribe(join(media!, 'audio/speech/jfk.flac'), whisper, { meaning: modelOf(inference, 'use-lite') })
    expect(found.meaning).toMatchObject({ space: 'use-lite', passages: [{ start: found.segments[0]!.start, end: found.segments[0]!.end }] })
    expect(Math.hypot(...unpackVector(found.meaning!.passages[0]!.vector)!)).toBeCloseTo(1, 3)
    expect((await transcribe(join(media!, 'audio/speech/test_de.wav'), whisper, { meaning: modelOf(inference, 'use-lite') })).meaning).toBeUndefined()
  })

  it('hears nothing where nobody speaks, and its network knows that', async () => {
    const path = join(media!, 'audio/speech/no_speech_room_tone.wav')
    expect(await transcribe(path)).toEqual({ recogniser: 'whisper', accuracy: 'good', language: null, languageScore: 0, confidence: 0, segments: [] })
    const { facts, encode, decoder } = await openWhisper(whisper)
    const heard = await decodeWindow({ decoder: decoder(await encode(await samplesOf(path))), facts, language: facts.languages.get('en')!, said: [], temperature: 0, random: () => 0, signal })
    expect(heard.noSpeech).toBeGreaterThan(0.9)
  })

  it('goes through long pauses from one language to the next, and knows where each sentence stands', async () => {
    const chosen = spoken.filter(({ path }) => /test_(en|de|ja)/.test(path))
    const parts: Float32Array[] = []
    const begins: number[] = []
    for (const { path } of chosen) {
      begins.push(parts.reduce((sum, { length }) => sum + length, 0) / VOICE_RATE)
      parts.push(await samplesOf(join(media!, path)), new Float32Array(18 * VOICE_RATE))
    }
    const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0))
    parts.reduce((place, part) => {
      whole.set(part, place)
      return place + part.length
    }, 0)
    const path = await writeSound(join(mkdtempSync(join(tmpdir(), 'mantel-speech-test-')), 'long.wav'), whole.length / VOICE_RATE, (t) => whole[Math.round(t * VOICE_RATE)] ?? 0)
    const { language, segments } = await transcribe(path)
    expect(language).toBe('en')
    expect(segments.map(({ text, language: other }) => ({ text, language: other ?? 'en' }))).toEqual(chosen.map((clip) => ({ text: clip.text, language: clip.language })))
    segments.forEach(({ start, end, words }, i) => {
      const { segment } = chosen[i]!
      expect(Math.abs(start - begins[i]! - segment[0])).toBeLessThan(0.3)
      expect(end - begins[i]!).toBeLessThan(segment[1] + 0.3)
      for (const word of words) expect(word.end).toBeGreaterThanOrEqual(word.start)
    })
  }, 60_000)
})

async function samplesOf(path: string): Promise<Float32Array> {
  const blocks: number[] = []
  await decodeSound(path, { streamIndex: 0, listeners: [{ rate: VOICE_RATE, channels: 1, take: (samples) => { blocks.push(...samples) } }], timeoutMs: 30_000 })
  return Float32Array.from(blocks)
}

it('a Whisper of tests is never the best that is installed', () => {
  expect(speech.models).not.toContain('whisper-tiny-test')
  expect(inference.models.cards().map(({ id }) => id)).not.toContain('whisper-tiny-test')
})

it('without any Whisper English is heard by PocketSphinx where that is installed, and else it says that nobody listens', async () => {
  const path = await writeSound(join(mkdtempSync(join(tmpdir(), 'mantel-speech-test-')), 'tone.wav'), 2, (t) => 0.3 * Math.sin(2 * Math.PI * 300 * t))
  const transcript = await transcribe(path, noModel)
  expect(transcript).toMatchObject({ accuracy: 'low', language: null, segments: [] })
  expect([null, 'sphinx']).toContain(transcript.recogniser)
})
