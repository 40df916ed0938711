import type { Actor } from '../../access/index.ts'
import { requireFile } from '../../library/index.ts'
import { AppError } from '../../platform/errors.ts'
import type { SpeakerParts } from '../speakers/speakers-of-file.ts'
import { withoutEnding } from '../subtitles/subtitle-name.ts'
import { transcriptOf, type ShownTranscript } from './read-transcript.ts'
import type { SaidSegment } from './cues.ts'
import { toJson } from './to-json.ts'
import { toSrt } from './to-srt.ts'
import { toText } from './to-text.ts'
import { toVtt } from './to-vtt.ts'

export const transcriptFormats = ['srt', 'vtt', 'txt', 'json'] as const
export type TranscriptFormat = (typeof transcriptFormats)[number]

/** A transcript as a file for other programs. */
export interface WrittenTranscript { name: string; mediaType: string; text: string }

const mediaTypes: Record<TranscriptFormat, string> = { srt: 'application/x-subrip; charset=utf-8', vtt: 'text/vtt; charset=utf-8', txt: 'text/plain; charset=utf-8', json: 'application/json' }

/** Subtitles as every door gives them, without stretches where people said that nothing is said; '' where nothing is said at all. */
export function subtitlesOf({ segments }: { segments: readonly SaidSegment[] }): string {
  return toSrt(segments.filter(({ text }) => text.trim() !== ''))
}

const writers: Record<TranscriptFormat, (transcript: ShownTranscript) => string> = {
  srt: subtitlesOf, vtt: ({ segments }) => toVtt(segments), txt: ({ segments }) => toText(segments), json: toJson,
}

/**
 * Writes what is said in a file, as people left it, without stretches where they said that nothing is said.
 * @throws AppError 'not-found' library.no-such-file | catalog.no-transcript
 */
export async function writeTranscript(parts: SpeakerParts, actor: Actor, fileId: string, format: TranscriptFormat): Promise<WrittenTranscript> {
  const { name } = await requireFile(parts.db, actor, fileId)
  const transcript = await transcriptOf(parts, actor, fileId)
  if (!transcript) throw new AppError('not-found', 'catalog.no-transcript')
  const segments = transcript.segments.filter(({ text }) => text.trim() !== '')
  return { name: `${withoutEnding(name)}.${format}`, mediaType: mediaTypes[format], text: writers[format]({ ...transcript, segments }) }
}
