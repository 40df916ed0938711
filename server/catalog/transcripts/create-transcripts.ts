import type { Actor } from '../../access/index.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import type { Recount } from '../speakers/recount.ts'
import { editSegment, type SegmentEdit } from './edit-transcript.ts'
import { spokenAmong } from './spoken-among.ts'
import { transcriptOf } from './read-transcript.ts'
import { writeTranscript, type TranscriptFormat } from './write-transcript.ts'

/** What is said in files, and what people wrote of it. */
export const createTranscripts = (parts: CatalogParts & { recount: Recount }) => ({
  /** What is said in a file and by whom, as people left it; null where nobody has listened yet. */
  of: (actor: Actor, fileId: string) => transcriptOf(parts, actor, fileId),
  /** Corrects a segment; a change that can be undone. */
  edit: (actor: Actor, fileId: string, edit: SegmentEdit) => editSegment(parts, actor, fileId, edit),
  /** In which of these contents words were heard; whoever asks has checked that the actor may see them. */
  spokenAmong: (sha256s: readonly string[]) => spokenAmong(parts.db, sha256s),
  /** Subtitles, text or JSON. */
  write: (actor: Actor, fileId: string, format: TranscriptFormat) => writeTranscript(parts, actor, fileId, format),
})
