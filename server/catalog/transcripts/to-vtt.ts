import { clockTime } from './clock-time.ts'
import { cuesOf, type SaidSegment } from './cues.ts'

/** Subtitles as browsers read them (WebVTT). */
export const toVtt = (segments: readonly SaidSegment[]): string =>
  ['WEBVTT\n', ...cuesOf(segments).map(({ start, end, lines }) => `${clockTime(start, '.')} --> ${clockTime(end, '.')}\n${lines.map(escaped).join('\n')}\n`)].join('\n')

/** An arrow is escaped with its last sign. */
const escaped = (line: string): string => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
