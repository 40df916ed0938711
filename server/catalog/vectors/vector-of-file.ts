import { sql } from 'drizzle-orm'
import type { Database } from '../../platform/database.ts'
import { unpackFloats } from './packed-numbers.ts'

export interface FileVector { sha256: string; vectorSpace: string; vector: Float32Array }

/** The vector of a content, in the space that has most vectors of all it stands in: while a new network looks at everything again, the old space still holds more. */
export async function vectorOfContent(db: Database, spaces: readonly string[], sha256: string): Promise<FileVector | undefined> {
  const rows = await db.execute<{ space: string; vector: Buffer }>(sql`select vector_space as space, vector from vectors where sha256 = ${sha256}`)
  const byRank = (space: string): number => (spaces.indexOf(space) + spaces.length + 1) % (spaces.length + 1)
  const [best] = [...rows].sort((a, b) => byRank(a.space) - byRank(b.space))
  return best && { sha256, vectorSpace: best.space, vector: unpackFloats(best.vector) }
}

/** Every space that vectors stand in, the one with most of them first. */
export async function spacesByUse(db: Database): Promise<string[]> {
  const rows = await db.execute<{ space: string }>(sql`select vector_space as space from vectors group by 1 order by count(*) desc, 1`)
  return rows.map(({ space }) => space)
}
