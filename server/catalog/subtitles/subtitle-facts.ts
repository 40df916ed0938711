import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { analysisResults, outputOf, Transcript } from '../../analysis/index.ts'
import { files, otherFiles } from '../../library/index.ts'
import type { Queryable } from '../../platform/database.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { edited, editsOf, SPEECH_ANALYZER } from '../transcripts/read-transcript.ts'
import { subtitlesOf } from '../transcripts/write-transcript.ts'
import { transcriptEdits } from '../transcripts-schema.ts'

/** Subtitles as they stand beside a file. */
export interface SubtitleFacts { size: number; /** Of their text. */ sha256: string; changedAt: Date; /** A person put them there; else they are written of what was heard and corrected. */ own: boolean }
type FactParts = Pick<CatalogParts, 'db' | 'analysis'>

/** Texts that are written at once: one of three hours is a megabyte of answers. */
const TOGETHER = 20
/** Files whose facts are remembered, a few hundred bytes each. */
const KEPT = 20_000

/** What of a file's text can change, as one word: as long as it is the same, so is the text. */
interface Stamp { fileId: string; sha256: string; stamp: string; changedAt: Date }

/**
 * The facts of texts that are not kept but written when they are asked for. Size and hash need the whole text, so they are remembered for as long as
 * nothing was heard or corrected since: that is one question for all files of a page.
 */
export function createSubtitleFacts({ db, analysis }: FactParts) {
  const kept = new Map<string, { stamp: string; facts: SubtitleFacts | undefined }>()
  const write = async (stamps: readonly Stamp[]): Promise<void> => {
    const [results, edits] = [await analysis.findMany(stamps.map(({ sha256 }) => sha256)), await editsOf(db, stamps.map(({ fileId }) => fileId))]
    for (const { fileId, sha256, stamp, changedAt } of stamps) {
      const transcript = edited(outputOf(results.get(sha256) ?? [], SPEECH_ANALYZER, Transcript), edits.get(fileId) ?? [])
      const text = transcript ? subtitlesOf(transcript) : ''
      kept.delete(fileId)
      kept.set(fileId, { stamp, facts: text === '' ? undefined : { size: Buffer.byteLength(text), sha256: createHash('sha256').update(text).digest('hex'), changedAt, own: false } })
    }
    for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - KEPT))) kept.delete(oldest)
  }
  return async (fileIds: readonly string[]): Promise<Map<string, SubtitleFacts>> => {
    const stamps = await stampsOf(db, fileIds)
    const unknown = stamps.filter(({ fileId, stamp }) => kept.get(fileId)?.stamp !== stamp)
    for (let at = 0; at < unknown.length; at += TOGETHER) await write(unknown.slice(at, at + TOGETHER))
    return new Map(stamps.flatMap(({ fileId }) => {
      const facts = kept.get(fileId)?.facts
      return facts ? [[fileId, facts] as const] : []
    }))
  }
}

async function stampsOf(db: Queryable, fileIds: readonly string[]): Promise<Stamp[]> {
  if (fileIds.length === 0) return []
  const rows = await db.execute<{ id: string; sha256: string; heard: string | null; answers: number; said: string | null; edits: number }>(sql`
    select ${files.id} as id, ${files.sha256} as sha256, heard.at::text as heard, heard.n as answers, said.at::text as said, said.n as edits from ${files}
    cross join lateral (select max(${analysisResults.finishedAt}) as at, count(*)::int as n from ${analysisResults} where ${analysisResults.sha256} = ${files.sha256} and ${analysisResults.analyzer} = ${SPEECH_ANALYZER} and ${analysisResults.state} = 'done') heard
    cross join lateral (select max(${transcriptEdits.editedAt}) as at, count(*)::int as n from ${transcriptEdits} where ${transcriptEdits.fileId} = ${files.id}) said
    where ${files.id} = any(${sql.param([...fileIds])}::uuid[]) and (heard.n > 0 or said.n > 0)`)
  return rows.map(({ id, sha256, heard, answers, said, edits }) => ({
    fileId: id, sha256, stamp: [sha256, heard, answers, said, edits].join(' '), changedAt: new Date(Math.max(...[heard, said].map((at) => (at === null ? 0 : new Date(at).getTime())))),
  }))
}

/** Subtitles that people put right beside files, under the names that such subtitles have; by file. */
export async function ownSubtitles(db: Queryable, fileIds: readonly string[]): Promise<Map<string, SubtitleFacts>> {
  if (fileIds.length === 0) return new Map()
  const o = otherFiles
  const rows = await db.execute<{ id: string; sha256: string; size: string; at: string }>(sql`
    select ${files.id} as id, ${o.sha256} as sha256, ${o.size}::text as size, ${o.changedAt}::text as at from ${files}
    join ${o} on ${o.spaceId} = ${files.spaceId} and ${o.folder} = ${files.folder} and ${o.trashedAt} is null and ${o.name} = regexp_replace(${files.name}, '\\.[^.]{1,8}$', '') || '.srt'
    where ${files.id} = any(${sql.param([...fileIds])}::uuid[]) and ${files.sourceId} is null and ${o.size} > 0`)
  return new Map(rows.map(({ id, sha256, size, at }) => [id, { sha256, size: Number(size), changedAt: new Date(at), own: true }]))
}
