import type { Tone } from '../components/waveform.tsx'
import type { HeardSound } from './heard.ts'

/** Colours that voices have; the next one begins again. */
const VOICES = 8

/** The colour of a speaker, as .tone-… has it. */
export const toneOfSpeaker = (speaker: number): string => `voice-${((speaker - 1) % VOICES) + 1}`

/** What colours a waveform: speakers where they are told apart, else voices; and music. */
export function tonesOf({ speakers, voice, musicAt }: Pick<HeardSound, 'speakers' | 'voice' | 'musicAt'>): Tone[] {
  const voices = speakers.length > 0 ? speakers.map(({ start, end, speaker }) => ({ start, end, tone: toneOfSpeaker(speaker) })) : voice.map(([start, end]) => ({ start, end, tone: 'voice' }))
  return [...voices, ...musicAt.map(([start, end]) => ({ start, end, tone: 'music' }))]
}
