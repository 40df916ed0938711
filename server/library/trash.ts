import { and, desc, eq, inArray, isNotNull, lt, sql } from 'drizzle-orm'
import { requireRole, type Actor } from '../access/index.ts'
import type { Queryable, Transaction } from '../platform/database.ts'
import type { Events } from '../platform/events.ts'
import { fileChanged } from './events.ts'
import type { MediaFile } from './find-file.ts'
import { files } from './schema.ts'
import { sees } from './sees.ts'

/** Puts files into the trash; those that are there already or that the actor does not see are passed over. Returns the ids that went. */
export async function trashFiles(tx: Transaction, events: Events, actor: Actor, ids: string[]): Promise<string[]> {
  const wanted = await visible(tx, actor, ids)
  for (const file of wanted) requireRole(actor, file.spaceId, 'member')
  const went = wanted.filter((file) => file.state !== 'trashed')
  if (went.length) await tx.update(files).set({ state: 'trashed', trashedAt: sql`now()`, trashedBy: actor.userId, changedAt: sql`now()` }).where(inArray(files.id, went.map((f) => f.id)))
  await tell(tx, events, went, 'trashed')
  return went.map((f) => f.id)
}

/** Takes files out of the trash. Where another file has taken the place meanwhile, the one that comes back gets a number behind its name. Returns the ids that came back. */
export async function untrashFiles(tx: Transaction, events: Events, actor: Actor, ids: string[]): Promise<string[]> {
  const wanted = (await visible(tx, actor, ids)).filter((file) => file.state === 'trashed')
  for (const file of wanted) {
    requireRole(actor, file.spaceId, 'member')
    const name = await freeName(tx, file)
    await tx.update(files).set({ name, state: file.missingSince ? 'missing' : 'present', trashedAt: null, trashedBy: null, changedAt: sql`now()` }).where(eq(files.id, file.id))
  }
  await tell(tx, events, wanted, 'restored')
  return wanted.map((f) => f.id)
}

/** What lies in the trash of the actor's spaces, newest first; total and size in bytes are of all of it. */
export async function listTrash(db: Queryable, actor: Actor, { limit, offset }: { limit: number; offset: number }): Promise<{ files: MediaFile[]; total: number; size: number }> {
  const mine = and(sees(actor), eq(files.state, 'trashed'))
  const rows = await db.select().from(files).where(mine).orderBy(desc(files.trashedAt), desc(files.id)).limit(limit).offset(offset)
  const [all] = await db.select({ n: sql<number>`count(*)::int`, size: sql<number>`coalesce(sum(${files.size}), 0)::float8` }).from(files).where(mine)
  return { files: rows, total: all?.n ?? 0, size: all?.size ?? 0 }
}

/** Ids of what has lain in the trash since before a moment, in all spaces: the nightly purge asks. */
export async function trashedBefore(db: Queryable, moment: Date): Promise<string[]> {
  const rows = await db.select({ id: files.id }).from(files).where(and(eq(files.state, 'trashed'), isNotNull(files.trashedAt), lt(files.trashedAt, moment)))
  return rows.map((r) => r.id)
}

async function visible(tx: Transaction, actor: Actor, ids: string[]): Promise<MediaFile[]> {
  return ids.length ? tx.select().from(files).where(and(inArray(files.id, ids), sees(actor))).orderBy(files.id).for('update') : [] // in one order for all who lock several
}

async function freeName(tx: Transaction, file: MediaFile): Promise<string> {
  const inSource = file.sourceId === null ? sql`${files.sourceId} is null` : eq(files.sourceId, file.sourceId)
  const taken = await tx.select({ name: files.name }).from(files).where(and(eq(files.spaceId, file.spaceId), inSource, eq(files.folder, file.folder), sql`${files.state} <> 'trashed'`))
  const names = new Set(taken.map((r) => r.name))
  const dot = file.name.lastIndexOf('.')
  const [stem, ending] = dot > 0 ? [file.name.slice(0, dot), file.name.slice(dot)] : [file.name, '']
  let name = file.name
  for (let n = 2; names.has(name); n++) name = `${stem} (${n})${ending}`
  return name
}

/** Tells of changed files in portions that a notification can carry. */
export async function tell(tx: Transaction, events: Events, changed: { id: string; spaceId: string }[], what: 'moved' | 'trashed' | 'restored' | 'missing' | 'found' | 'purged' | 'redated'): Promise<void> {
  for (const spaceId of new Set(changed.map((f) => f.spaceId))) {
    const ids = changed.filter((f) => f.spaceId === spaceId).map((f) => f.id)
    for (let at = 0; at < ids.length; at += 100) await events.publish(tx, fileChanged, { fileIds: ids.slice(at, at + 100), spaceId, what })
  }
}
