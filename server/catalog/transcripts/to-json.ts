import type { Transcript } from '../../analysis/index.ts'
import type { SaidSegment } from './cues.ts'

/** What is written: with who speaks where that is known, by number, and the names that people gave. */
export interface WrittenSpeech extends Pick<Transcript, 'language' | 'recogniser' | 'accuracy'> {
  segments: readonly (SaidSegment & { speaker?: number | null })[]
  speakers?: readonly { number: number; name: string | null }[]
}

/** A transcript for other programs: times in seconds. */
export function toJson({ language, recogniser, accuracy, segments, speakers = [] }: WrittenSpeech): string {
  const written = segments.map(({ start, end, text, words, speaker }) => ({ start, end, text, ...(speaker && { speaker }), words: words.map((word) => ({ start: word.start, end: word.end, text: word.text })) }))
  return `${JSON.stringify({ language, recogniser, accuracy, ...(speakers.length > 0 && { speakers: speakers.map(({ number, name }) => ({ number, name })) }), segments: written }, null, 2)}\n`
}
