import type { AnalysisResult, SoundSpeakers, Transcript } from '../../server/analysis/index.ts'
import { packWindows } from '../../server/analysis/audio/speakers/packed-windows.ts'
import { VOICE_NUMBERS } from '../../server/analysis/audio/speakers/voice-window.ts'

type Turn = readonly [start: number, end: number, speaker: number]
interface Given {
  /** Sentences by when they are said. */
  said?: readonly (readonly [start: number, end: number, text: string])[]
  /** Who speaks when, and which voice (a number of one's own) each speaker has; the speaker's number unless told. */
  turns?: readonly Turn[]
  voices?: readonly number[]
  weights?: string
  /** Labels with the seconds that they last. */
  events?: Readonly<Record<string, number>>
  music?: number
  genre?: string
  bpm?: number
  key?: { tonic: string; mode: 'major' | 'minor' }
  loud?: number
  quality?: number
}

/** What the analyzers of sound answer; of all that is not given there is no answer. */
export function heardResults({ said, turns, voices, weights = 'aa', events, music = 1, genre, bpm, key, loud, quality }: Given): AnalysisResult[] {
  const done = (analyzer: string, output: unknown): AnalysisResult => ({ analyzer, finishedAt: new Date(0), state: 'done', output, weights })
  return [
    ...(said ? [done('audio.speech', transcriptOf(said))] : []),
    ...(turns ? [done('audio.speakers', speakersOf(turns, voices))] : []),
    ...(events ? [done('audio.events', { events: Object.entries(events).map(([label, seconds]) => ({ label, start: 1, end: 1 + seconds, score: 0.9 })), classes: [], speech: 0, music })] : []),
    ...(genre ? [done('audio.genre', { genres: [{ label: genre, score: 0.9, shown: true }], music: true, familiar: true, distance: 0.5, windows: 3 })] : []),
    ...(bpm ? [done('audio.tempo', { bpm, confidence: 0.8, alternatives: [], beats: [] })] : []),
    ...(key ? [done('audio.key', { key: { ...key, camelot: '' }, confidence: 0.8, alternatives: [], pitchClasses: [], tuning: 0 })] : []),
    ...(loud === undefined ? [] : [done('audio.loudness', { integrated: loud, range: 5, truePeak: -1, gain: 0, momentary: null, shortTerm: null, curve: { step: 1, values: [] } })]),
    ...(quality === undefined ? [] : [done('audio.quality', { score: quality, reasons: [], channels: 'stereo', measures: {} })]),
  ]
}

function transcriptOf(said: NonNullable<Given['said']>): Transcript {
  const segments = said.map(([start, end, text]) => {
    const words = text.split(' ')
    const each = (end - start) / words.length
    return { start, end, text, score: 0.9, words: words.map((word, i) => ({ start: start + i * each, end: start + (i + 1) * each, text: word })) }
  })
  return { recogniser: 'whisper', accuracy: 'good', language: 'en', languageScore: 0.99, confidence: 0.9, segments }
}

function speakersOf(turns: readonly Turn[], voices: readonly number[] = []): SoundSpeakers {
  const windows = turns.flatMap(([start, end, speaker]) => Array.from({ length: Math.max(1, Math.floor((end - start) / 1.5)) }, (_, i) => ({ start: start + i * 1.5, end: Math.min(end, start + (i + 1) * 1.5), vector: voice(voices[speaker - 1] ?? speaker) })))
  const numbers = [...new Set(turns.map(([, , speaker]) => speaker))].sort()
  const secondsOf = (number: number): number => turns.reduce((sum, [start, end, speaker]) => sum + (speaker === number ? end - start : 0), 0)
  const all = turns.reduce((sum, [start, end]) => sum + end - start, 0)
  return { count: numbers.length, segments: turns.map(([start, end, speaker]) => ({ start, end, speaker })), speakers: numbers.map((speaker) => ({ speaker, seconds: secondsOf(speaker), share: secondsOf(speaker) / all })), windows: packWindows(windows) }
}

/** Each voice lies in a direction of its own. */
const voice = (number: number): Float32Array => Float32Array.from({ length: VOICE_NUMBERS }, (_, i) => (i === number ? 1 : 0.02))
