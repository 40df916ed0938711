import { sql, type SQL } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { files, sees } from '../../library/index.ts'
import type { Database } from '../../platform/database.ts'
import { unpackNumbers } from './packed-numbers.ts'
import type { NearVector, VectorIndexClient } from './vector-index-client.ts'

/** A file that the actor may see, and how like it is: the cosine of both vectors. */
export interface NearFile { fileId: string; score: number }

export interface NearFilesSearch {
  vectorSpace: string
  vector: Float32Array
  limit: number
  least: number
  /** Over the table files: only among these, and among them exactly. Without it: all that is present in the actor's spaces. */
  where?: SQL
  /** Its copies are left out. */
  except?: string
}

/** The files most alike, best first. With a condition each of those it allows is compared; without one the index says which to compare, and where the actor may see too few of them, each that they may see is. */
export async function findNear({ db, index }: { db: Database; index: VectorIndexClient }, actor: Actor, search: NearFilesSearch): Promise<NearFile[]> {
  const { vectorSpace, vector, limit, least, where } = search
  const mine = sql`${sees(actor)} and ${where ?? sql`${files.state} = 'present'`}`
  const near = async (allowed: Uint32Array | null): Promise<{ found: NearVector[]; files: NearFile[] }> => {
    const found = await index.near({ vectorSpace, vector, least, limit: limit + 1, allowed })
    return { found, files: await filesOf(db, vectorSpace, found, mine, search) }
  }
  if (!where) {
    const all = await near(null)
    if (all.files.length >= limit || all.found.length <= limit) return all.files.slice(0, limit)
  }
  return (await near(await allowedNumbers(db, vectorSpace, mine))).files.slice(0, limit)
}

/** Numbers of the vectors of all files that a condition allows: as bytes of one value, for a row each would take long to read. */
async function allowedNumbers(db: Database, vectorSpace: string, where: SQL): Promise<Uint32Array> {
  const rows = await db.execute<{ numbers: Buffer | null }>(sql`
    select string_agg(int4send(number), ''::bytea order by number) as numbers from vectors where vector_space = ${vectorSpace} and sha256 in (select ${files.sha256} from ${files} where ${where})`)
  const bytes = rows[0]?.numbers
  return bytes ? unpackNumbers(Buffer.from(bytes).swap32()) : new Uint32Array(0)
}

/** The files behind vectors, as far as a condition allows; vectors that are gone meanwhile have none. */
async function filesOf(db: Database, vectorSpace: string, found: readonly NearVector[], where: SQL, { except = '' }: NearFilesSearch): Promise<NearFile[]> {
  if (found.length === 0) return []
  const rows = await db.execute<{ id: string; number: number }>(sql`
    select ${files.id} as id, kept.number from vectors kept join ${files} on ${files.sha256} = kept.sha256
    where kept.vector_space = ${vectorSpace} and kept.number = any(${sql.param(found.map(({ number }) => number))}::int[]) and kept.sha256 <> ${except} and ${where} order by ${files.id}`)
  const scores = new Map(found.map(({ number, score }) => [number, score]))
  return rows.map(({ id, number }) => ({ fileId: id, score: scores.get(number) ?? -1 })).sort((a, b) => b.score - a.score)
}
