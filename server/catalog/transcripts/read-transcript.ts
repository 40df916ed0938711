import { asc, eq, inArray } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { outputOf, Transcript, type AnalysisResult } from '../../analysis/index.ts'
import { requireFile } from '../../library/index.ts'
import type { Queryable } from '../../platform/database.ts'
import { speakersIn, type SpeakersOfFile, type SpeakerParts } from '../speakers/speakers-of-file.ts'
import { transcriptEdits } from '../transcripts-schema.ts'
import { withEdits, type CurrentSegment, type Edit } from './with-edits.ts'

export const SPEECH_ANALYZER = 'audio.speech'

/** A stretch of speech, and who speaks. */
export interface ShownSegment extends CurrentSegment { /** Number of the speaker, from 1; null where none is known. */ speaker: number | null }

/** What is said in a file, as people left it. */
export interface ShownTranscript extends Pick<Transcript, 'recogniser' | 'accuracy' | 'language' | 'languageScore' | 'confidence'>, SpeakersOfFile {
  segments: ShownSegment[]
  /** Some of it was written by a person. */
  edited: boolean
}

/**
 * What is said in a file and by whom; null where nobody has listened yet, or there is no sound.
 * @throws AppError 'not-found' library.no-such-file
 */
export async function transcriptOf({ db, analysis, recount }: SpeakerParts, actor: Actor, fileId: string): Promise<ShownTranscript | null> {
  const file = await requireFile(db, actor, fileId)
  const results = (await analysis.findMany([file.sha256])).get(file.sha256) ?? []
  const [current, { speakers, turns, said }] = [await currentTranscript(db, fileId, results), await speakersIn(db, recount, fileId, results)]
  if (!current) return null
  return { ...current, segments: withSpeakers(current.segments, turns), speakers, turns, said }
}

type CurrentTranscript = Omit<ShownTranscript, 'segments' | keyof SpeakersOfFile> & { segments: CurrentSegment[] }

/** The transcript of a file, edits laid over what the machine's answers say; null where there is neither. */
export async function currentTranscript(on: Queryable, fileId: string, results: readonly AnalysisResult[]): Promise<CurrentTranscript | null> {
  return edited(outputOf(results, SPEECH_ANALYZER, Transcript), (await editsOf(on, [fileId])).get(fileId) ?? [])
}

/** The same without a look at the table. */
export function edited(heard: Transcript | undefined, edits: readonly Edit[]): CurrentTranscript | null {
  if (!heard && edits.length === 0) return null
  const { recogniser = null, accuracy = 'good', language = null, languageScore = 0, confidence = 0, segments = [] } = heard ?? {}
  return { recogniser, accuracy, language, languageScore, confidence, segments: withEdits(segments, edits), edited: edits.length > 0 }
}

/** What people wrote, by file, in the order of time. */
export async function editsOf(on: Queryable, fileIds: readonly string[]): Promise<Map<string, Edit[]>> {
  if (fileIds.length === 0) return new Map()
  const rows = await on.select({ fileId: transcriptEdits.fileId, startMs: transcriptEdits.startMs, endMs: transcriptEdits.endMs, text: transcriptEdits.text }).from(transcriptEdits)
    .where(fileIds.length === 1 ? eq(transcriptEdits.fileId, fileIds[0]!) : inArray(transcriptEdits.fileId, [...fileIds])).orderBy(asc(transcriptEdits.startMs))
  return Map.groupBy(rows, ({ fileId }) => fileId)
}

/** Each segment is whoever speaks most of it. */
function withSpeakers(segments: readonly CurrentSegment[], turns: readonly { start: number; end: number; speaker: number }[]): ShownSegment[] {
  let from = 0
  return segments.map((segment) => {
    while (from < turns.length && turns[from]!.end <= segment.start) from++
    const seconds = new Map<number, number>()
    for (let at = from; at < turns.length && turns[at]!.start < segment.end; at++) {
      const { start, end, speaker } = turns[at]!
      const shared = Math.min(end, segment.end) - Math.max(start, segment.start)
      if (shared > 0) seconds.set(speaker, (seconds.get(speaker) ?? 0) + shared)
    }
    const [most] = [...seconds].sort((a, b) => b[1] - a[1])
    return { ...segment, speaker: most?.[0] ?? null }
  })
}
