import { clockTime } from './clock-time.ts'
import { cuesOf, type SaidSegment } from './cues.ts'

/** Subtitles as SubRip writes them, which every player reads. */
export const toSrt = (segments: readonly SaidSegment[]): string =>
  cuesOf(segments).map(({ start, end, lines }, i) => `${i + 1}\n${clockTime(start, ',')} --> ${clockTime(end, ',')}\n${lines.map(asText).join('\n')}\n`).join('\n')

/** SubRip has no way to write its own signs: an arrow and what looks like a tag are told apart from them by a sign that is not seen. */
const asText = (line: string): string => line.replaceAll('-->', '→').replaceAll(/<(?=[/a-z])/gi, '<\u2060')
