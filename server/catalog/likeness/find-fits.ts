import { sql } from 'drizzle-orm'
import type { Transaction } from '../../platform/database.ts'
import { lookFits } from '../alike-schema.ts'
import { differFromNear } from './differ-looks.ts'
import { fitLooks } from './fit-looks.ts'
import { contentsSharingWords, findCloseLooks, nearLooks } from './keep-looks.ts'
import { readFits } from './fits.ts'
import { BURST_MS } from './kinship.ts'
import type { Look } from './look.ts'

/** Contents that look the same from afar and are looked at from near, nearest first. */
const MOST_NEAR = 48
/** Contents that are compared besides because they belong to one that fits. */
const MOST_BESIDE = 24

/**
 * Compares a content from near with those that share words with it, and writes down which fit. What belongs to one that fits is compared too, though it share no words: frames of the same burst and what fits it already;
 * whether a picture is a copy of one frame can only be said when the others are known. What has the same fingerprints is looked at as well, whether it only looks the same from afar: that is written down as 0.
 */
export async function findFits(tx: Transaction, spaceId: string, sha256: string, look: Look): Promise<void> {
  const own = (await findCloseLooks(tx, spaceId, [sha256])).get(sha256)
  if (!own) return
  const likeness = new Map<string, number>()
  const compared = new Set([sha256])
  const compare = async (others: readonly string[]): Promise<void> => {
    const fresh = others.filter((other) => !compared.has(other))
    for (const other of fresh) compared.add(other)
    for (const [other, look] of await findCloseLooks(tx, spaceId, fresh)) {
      const fit = sha256 < other ? fitLooks(own, look) : fitLooks(look, own)
      if (fit !== undefined) likeness.set(other, fit)
    }
  }
  await compare(await contentsSharingWords(tx, spaceId, sha256))
  const fitting = [...likeness.keys()]
  const known = await readFits(tx, spaceId, fitting)
  await compare([...await contentsNearInTime(tx, spaceId, [sha256, ...fitting]), ...fitting.flatMap((other) => [...known.of(other).keys()])].slice(0, MOST_BESIDE))
  for (const [other, from] of await findCloseLooks(tx, spaceId, (await nearLooks(tx, spaceId, look)).filter((other) => other !== sha256 && !likeness.has(other)).slice(0, MOST_NEAR))) {
    if (differFromNear(own, from)) likeness.set(other, 0)
  }
  await tx.execute(sql`delete from look_fits where space_id = ${spaceId} and (one = ${sha256} or other = ${sha256})`)
  const rows = [...likeness].map(([other, fit]) => ({ spaceId, one: sha256 < other ? sha256 : other, other: sha256 < other ? other : sha256, likeness: fit }))
  if (rows.length > 0) await tx.insert(lookFits).values(rows)
}

/** Contents of a space that one camera took within seconds of these, nearest first. */
async function contentsNearInTime(tx: Pick<Transaction, 'execute'>, spaceId: string, sha256s: readonly string[]): Promise<string[]> {
  const rows = await tx.execute<{ sha256: string }>(sql`
    select near.sha256 from files asked cross join lateral (select sha256, abs(extract(epoch from taken_local - asked.taken_local)) as apart from files
      where space_id = ${spaceId} and state = 'present' and kind = 'image' and taken_from = 'embedded' and sha256 <> asked.sha256
        and taken_local between asked.taken_local - ${`${BURST_MS} milliseconds`}::interval and asked.taken_local + ${`${BURST_MS} milliseconds`}::interval order by 2 limit ${MOST_BESIDE}) near
    where asked.space_id = ${spaceId} and asked.sha256 = any(${sql.param([...sha256s])}::text[]) and asked.taken_from = 'embedded' group by 1 order by min(near.apart), 1 limit ${MOST_BESIDE}`)
  return rows.map((row) => row.sha256)
}
