import type { Transcript } from '../../analysis/index.ts'
import type { SaidSegment } from './cues.ts'

/** A transcript for other programs: times in seconds. */
export const toJson = ({ language, recogniser, accuracy, segments }: Pick<Transcript, 'language' | 'recogniser' | 'accuracy'> & { segments: readonly SaidSegment[] }): string =>
  `${JSON.stringify({ language, recogniser, accuracy, segments: segments.map(({ start, end, text, words }) => ({ start, end, text, words: words.map((word) => ({ start: word.start, end: word.end, text: word.text })) })) }, null, 2)}\n`
