import { sql } from 'drizzle-orm'
import type { Transaction } from '../../platform/database.ts'

/** Which contents fit each other from near, and how well; 0 for those that only look the same from afar. */
export interface Fits { of(sha256: string): ReadonlyMap<string, number> }

const none: ReadonlyMap<string, number> = new Map()
export const noFits: Fits = { of: () => none }

/** Fits from pairs; each counts both ways. */
export function fitsOfPairs(pairs: readonly { one: string; other: string; likeness: number }[]): Fits {
  const known = new Map<string, Map<string, number>>()
  const put = (a: string, b: string, likeness: number): void => { known.set(a, (known.get(a) ?? new Map<string, number>()).set(b, likeness)) }
  for (const { one, other, likeness } of pairs) {
    put(one, other, likeness)
    put(other, one, likeness)
  }
  return { of: (sha256) => known.get(sha256) ?? none }
}

/** All that fits some contents of a space. */
export async function readFits(tx: Pick<Transaction, 'execute'>, spaceId: string, sha256s: readonly string[]): Promise<Fits> {
  if (sha256s.length === 0) return noFits
  const asked = sql.param([...sha256s])
  return fitsOfPairs(await tx.execute<{ one: string; other: string; likeness: number }>(sql`
    select one, other, likeness from look_fits where space_id = ${spaceId} and one = any(${asked}::text[])
    union select one, other, likeness from look_fits where space_id = ${spaceId} and other = any(${asked}::text[])`))
}
