import { outputOf, SoundEvents, SoundGenre, SoundKey, SoundLoudness, SoundQuality, SoundTempo, type AnalysisResult } from '../../analysis/index.ts'
import { keyName } from './key-name.ts'

/** What machines heard in a content, as search asks for it. */
export interface Heard {
  /** Kinds of sounds as their network calls them, those that last longest and are surest first: 'Laughter'. */
  events: string[]
  /** What music sounds like, where that is likely enough to be said: 'jazz'. */
  genre: string | null
  /** 'Am'; null where it is no music. */
  key: string | null
  /** Beats a minute, whole; null where it is no music. */
  bpm: number | null
  /** LUFS. */
  loud: number | null
  /** 0 to 100. */
  quality: number | null
}

const MOST_EVENTS = 20
/** Share of what is heard from which it is music: below, a pulse and a key are found in nearly anything. */
const MUSIC = 0.5
/** Where nobody listened for music, a pulse that is as sure as this is taken for it. */
const SURE_PULSE = 0.3
const MOST_BPM = 1000

/** Reads the answers of the analyzers of sound; one that is lacking, or has another shape, says nothing. */
export function heardIn(results: readonly AnalysisResult[]): Heard {
  const events = outputOf(results, 'audio.events', SoundEvents)
  const genre = outputOf(results, 'audio.genre', SoundGenre)?.genres.find(({ shown }) => shown)?.label ?? null
  return { events: namedEvents(events?.events ?? []), genre, ...musicIn(results, events?.music ?? null, genre), ...measuredIn(results) }
}

function musicIn(results: readonly AnalysisResult[], music: number | null, genre: string | null): Pick<Heard, 'key' | 'bpm'> {
  const tempo = outputOf(results, 'audio.tempo', SoundTempo)
  const isMusic = music === null ? genre !== null || (tempo?.confidence ?? 0) >= SURE_PULSE : music >= MUSIC
  if (!isMusic) return { key: null, bpm: null }
  const key = outputOf(results, 'audio.key', SoundKey)?.key
  return { key: key ? keyName(key) : null, bpm: tempo?.bpm ? Math.min(MOST_BPM, Math.round(tempo.bpm)) : null }
}

const measuredIn = (results: readonly AnalysisResult[]): Pick<Heard, 'loud' | 'quality'> =>
  ({ loud: outputOf(results, 'audio.loudness', SoundLoudness)?.integrated ?? null, quality: outputOf(results, 'audio.quality', SoundQuality)?.score ?? null })

function namedEvents(events: SoundEvents['events']): string[] {
  const weights = new Map<string, number>()
  for (const { label, start, end, score } of events) weights.set(label, (weights.get(label) ?? 0) + score * (end - start))
  return [...weights].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).slice(0, MOST_EVENTS).map(([label]) => label)
}
