import { and, eq, inArray, sql } from 'drizzle-orm'
import { analysisResults } from '../../analysis/index.ts'
import type { Queryable } from '../../platform/database.ts'
import { SPEECH_ANALYZER } from './read-transcript.ts'

/** In which of these contents a machine heard words, so that there is something to write below a video. */
export async function spokenAmong(db: Queryable, sha256s: readonly string[]): Promise<Set<string>> {
  if (sha256s.length === 0) return new Set()
  const rows = await db.selectDistinct({ sha256: analysisResults.sha256 }).from(analysisResults).where(and(
    inArray(analysisResults.sha256, [...sha256s]), eq(analysisResults.analyzer, SPEECH_ANALYZER), eq(analysisResults.state, 'done'),
    sql`jsonb_path_exists(${analysisResults.output}, '$.segments[0]')`,
  ))
  return new Set(rows.map(({ sha256 }) => sha256))
}
