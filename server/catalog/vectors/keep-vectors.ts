import { sql, type SQL } from 'drizzle-orm'
import type { Queryable, Transaction } from '../../platform/database.ts'

/** The analyzer whose answers are kept as vectors. */
export const VECTOR_ANALYZER = 'image.embedding'

/** The latest vectors that the analysis has for contents in each space, where they are not kept yet; made in the database, so that none passes through this process. */
const lacking = (only: SQL): SQL => sql`
  select found.sha256, found.space, found.vector from (
    select distinct on (sha256, output ->> 'space') sha256, output ->> 'space' as space, decode(output ->> 'vector', 'base64') as vector
    from analysis_results where analyzer = ${VECTOR_ANALYZER} and state = 'done' and output ->> 'space' <> '' and ${only}
    order by sha256, output ->> 'space', finished_at desc
  ) found left join vectors kept on kept.sha256 = found.sha256 and kept.vector_space = found.space
  where octet_length(found.vector) > 0 and octet_length(found.vector) % 4 = 0 and kept.vector is distinct from found.vector`

/** Keeps what the analysis has found of a content; a vector that changed gets a new number. */
export const keepVector = (on: Transaction, sha256: string): Promise<number> => keep(on, lacking(sql`sha256 = ${sha256}`))

/** Keeps what was found while nobody listened; returns how many. */
export const keepLackingVectors = (on: Transaction): Promise<number> => keep(on, lacking(sql`true`))

/** Held by whoever numbers vectors: a number must not be seen before a lower one, which whoever reads on from the highest would miss. */
const NUMBERING = 4_206_012

/** Inside a transaction. */
async function keep(on: Transaction, found: SQL): Promise<number> {
  await on.execute(sql`select pg_advisory_xact_lock(${NUMBERING})`)
  const rows = await on.execute<{ n: number }>(sql`
    with kept as (
      insert into vectors (sha256, vector_space, vector) ${found}
      on conflict (sha256, vector_space) do update set vector = excluded.vector, number = default returning 1
    ) select count(*)::int as n from kept`)
  return rows[0]?.n ?? 0
}

/** Forgets vectors of spaces in which nobody looks any more: those of a content that the most used space has too. Returns how many. */
export async function forgetOldSpaces(on: Queryable, current: string): Promise<number> {
  const rows = await on.execute<{ n: number }>(sql`
    with gone as (
      delete from vectors old where old.vector_space <> ${current} and exists (select 1 from vectors other where other.sha256 = old.sha256 and other.vector_space = ${current}) returning 1
    ) select count(*)::int as n from gone`)
  return rows[0]?.n ?? 0
}
