import { sql } from 'drizzle-orm'
import { NEAR_BITS } from '../../analysis/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { looks } from '../alike-schema.ts'
import { piecesOf, type Look } from './look.ts'

/** Most contents that one look is compared with closely; a picture that more than these resemble is a blank. */
const MOST_NEAR = 200

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
