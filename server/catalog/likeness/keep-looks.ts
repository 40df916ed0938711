import { sql } from 'drizzle-orm'
import { NEAR_BITS } from '../../analysis/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { closeLooks, looks } from '../alike-schema.ts'
import { closeLookOf, piecesOf, type CloseBytes, type CloseLook, type Look } from './look.ts'
import { wordsOf } from './picture-words.ts'

/** Most contents that one look is compared with closely; a picture that more than these resemble is a blank. */
const MOST_NEAR = 200
/** Words that two contents share from which they are compared from near, and contents that one is compared with so at most, those that share most first. */
const SHARED_WORDS = 2, MOST_SHARING = 16
/** Contents whose shared words are counted at most: words that so many share say nothing. */
const MOST_COUNTED = 20_000

/** Writes down how a content looks in a space. */
export async function keepLook(tx: Transaction, spaceId: string, sha256: string, { phash, average, plane }: Look): Promise<void> {
  const [piece1, piece2, piece3, piece4, piece5] = piecesOf(phash) as [number, number, number, number, number]
  const facts = { phash, average, plane, piece1, piece2, piece3, piece4, piece5 }
  await tx.insert(looks).values({ spaceId, sha256, ...facts }).onConflictDoUpdate({ target: [looks.sha256, looks.spaceId], set: facts })
}

/** Contents of a space whose fingerprints both differ in 4 bits at most: all of them, by the index of each piece, nearest first. */
export async function nearLooks(tx: Pick<Transaction, 'execute'>, spaceId: string, { phash, average }: Look): Promise<string[]> {
  const bits = (column: string, value: bigint) => sql`bit_count((${sql.raw(column)} # ${value.toString()}::bigint)::bit(64))`
  const byPiece = piecesOf(phash).map((piece, i) => sql`
    select id, ${bits('phash', phash)} as apart from looks
    where space_id = ${spaceId} and ${sql.raw(`piece${i + 1}`)} = ${piece}::smallint and ${bits('phash', phash)} <= ${NEAR_BITS} and ${bits('average', average)} <= ${NEAR_BITS}`)
  const rows = await tx.execute<{ sha256: string }>(sql`
    select looks.sha256 from (select id, min(apart) as apart from (${sql.join(byPiece, sql` union all `)}) pieces group by id order by 2, 1 limit ${MOST_NEAR}) near join looks on looks.id = near.id`)
  return rows.map(({ sha256 }) => sha256)
}

/** Writes down how a content looks from near. */
export async function keepCloseLook(tx: Transaction, spaceId: string, sha256: string, { points, fields }: CloseBytes): Promise<void> {
  const facts = { words: wordsOf(closeLookOf({ points, fields }).points), points, fields }
  await tx.insert(closeLooks).values({ spaceId, sha256, ...facts }).onConflictDoUpdate({ target: [closeLooks.sha256, closeLooks.spaceId], set: facts })
}

/** How contents of a space look from near, by content. */
export async function findCloseLooks(tx: Pick<Transaction, 'execute'>, spaceId: string, sha256s: readonly string[]): Promise<Map<string, CloseLook>> {
  if (sha256s.length === 0) return new Map()
  const rows = await tx.execute<{ sha256: string; points: Uint8Array; fields: Uint8Array }>(sql`select sha256, points, fields from close_looks where space_id = ${spaceId} and sha256 = any(${sql.param([...sha256s])}::text[])`)
  return new Map(rows.map((row) => [row.sha256, closeLookOf(row)]))
}

/** Contents of a space that share words with one, those that share most first. */
export async function contentsSharingWords(tx: Pick<Transaction, 'execute'>, spaceId: string, sha256: string): Promise<string[]> {
  const [own] = await tx.execute<{ words: number[] }>(sql`select words from close_looks where space_id = ${spaceId} and sha256 = ${sha256}`)
  if (!own || own.words.length < SHARED_WORDS) return []
  // written out: PostgreSQL looks words up by hash in an array that it knows when it plans, and they are numbers
  const words = sql.raw(`'{${own.words.map(Number).join(',')}}'::int[]`)
  const rows = await tx.execute<{ sha256: string }>(sql`
    select sha256 from (select sha256, (select count(*) from unnest(words) as own(word) where word = any(${words})) as shared
      from (select sha256, words from close_looks where words && ${words} and space_id = ${spaceId} and sha256 <> ${sha256} limit ${MOST_COUNTED}) sharing) counted
    where shared >= ${SHARED_WORDS} order by shared desc, sha256 limit ${MOST_SHARING}`)
  return rows.map((row) => row.sha256)
}
