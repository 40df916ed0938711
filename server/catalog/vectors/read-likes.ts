import { sql, type SQL } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { files, sees } from '../../library/index.ts'
import type { Database } from '../../platform/database.ts'
import { findNear, type NearFile } from './find-near.ts'
import { leastNear } from './least-near.ts'
import type { VectorIndexClient } from './vector-index-client.ts'
import { spacesByUse, vectorOfContent } from './vector-of-file.ts'

/** Files that one like: finds at most; what is less alike is no answer any more. */
const MOST_LIKE = 500
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** What looks like a file that is named, the file itself first; or why there is no answer. */
export type Likes = { alike: NearFile[] } | { wrong: 'search.like-unknown' | 'search.like-unseen' }

/** Understands one value of like: an id, or the name of a file, of several of that name the newest. With a condition over the table files each file that it allows is compared. */
export async function readLikes(parts: { db: Database; index: VectorIndexClient }, actor: Actor, named: string, where?: SQL): Promise<Likes> {
  const file = await fileNamed(parts.db, actor, named.trim())
  if (!file) return { wrong: 'search.like-unknown' }
  const own = await vectorOfContent(parts.db, await spacesByUse(parts.db), file.sha256)
  if (!own) return { wrong: 'search.like-unseen' }
  return { alike: await findNear(parts, actor, { ...own, limit: MOST_LIKE, least: leastNear(own.vectorSpace).picture, where }) }
}

async function fileNamed(db: Database, actor: Actor, named: string): Promise<{ sha256: string } | undefined> {
  const mine = sees(actor)
  const is = ID.test(named) ? sql`${files.id} = ${named}::uuid` : sql`lower(${files.name}) = ${named.toLowerCase()}`
  const rows = await db.select({ sha256: files.sha256 }).from(files).where(sql`${mine} and ${is} and ${files.kind} = 'image'`).orderBy(sql`${files.takenLocal} desc, ${files.id} desc`).limit(1)
  return rows[0]
}
