import { and, eq, gt, inArray, lte, or, sql, type SQL } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import type { Database, Queryable, Transaction } from '../../platform/database.ts'
import { davLocks } from './schema.ts'

export type Lock = typeof davLocks.$inferSelect
export type NewLock = Omit<Lock, 'token' | 'createdAt'>

/** Seconds that a lock lasts unless asked otherwise, and at most: a client that forgot it must not keep a household out for days. */
const [USUAL, LONGEST] = [600, 3600]
const alive = gt(davLocks.expiresAt, sql`now()`)

/** 'a/b/c' lies in 'a/b' and 'a'. */
export function keysAbove(key: string): string[] {
  const parts = key.split('/')
  return parts.slice(1).map((_, at) => parts.slice(0, at + 1).join('/'))
}

/** Locks that hold on a resource: its own, and deep ones above it (RFC 4918 section 7.4). */
export const onKey = (key: string): SQL | undefined => or(eq(davLocks.key, key), and(inArray(davLocks.key, keysAbove(key)), davLocks.deep))
/** Locks of what lies below a collection. */
export const belowKey = (key: string): SQL => sql`starts_with(${davLocks.key}, ${`${key}/`})`

export const findLocks = (db: Queryable, where: SQL | undefined): Promise<Lock[]> => db.select().from(davLocks).where(and(alive, where)).then((rows) => rows)

/** Locks that hold on any of some resources; asked before each change, in the same words however deep they lie. */
export async function locksOn(db: Queryable, keys: string[]): Promise<Lock[]> {
  const above = [...new Set(keys.flatMap(keysAbove))]
  return db.select().from(davLocks).where(and(alive, sql`(${davLocks.key} = any(${sql.param(keys)}::text[]) or ${davLocks.key} = any(${sql.param(above)}::text[]) and ${davLocks.deep})`)).prepare('dav_locks').execute()
}

/** Seconds of a Timeout header (RFC 4918 section 10.7), the first that we understand. */
export function secondsOf(header: string | undefined): number {
  for (const wanted of (header ?? '').split(',').map((part) => part.trim())) {
    if (/^infinite$/i.test(wanted)) return LONGEST
    const [, seconds] = /^Second-(\d{1,15})$/i.exec(wanted) ?? []
    if (seconds !== undefined) return Math.min(LONGEST, Math.max(1, Number(seconds)))
  }
  return USUAL
}

/** Takes a lock unless another is in its way, and then gives those (RFC 4918 section 6.1: an exclusive one is alone, shared ones bear each other). */
export async function takeLock(db: Database, wanted: NewLock): Promise<{ lock: Lock } | { inTheWay: Lock[] }> {
  return db.transaction(async (tx) => {
    await oneAfterTheOther(tx)
    const near = await findLocks(tx, wanted.deep ? or(onKey(wanted.key), belowKey(wanted.key)) : onKey(wanted.key))
    const inTheWay = near.filter(({ shared }) => !shared || !wanted.shared)
    if (inTheWay.length) return { inTheWay }
    const [lock] = await tx.insert(davLocks).values({ ...wanted, token: `urn:uuid:${randomUUID()}` }).returning()
    return lock ? { lock } : { inTheWay: [] }
  })
}

/** Starts a lock's time anew. */
export async function refreshLock(db: Queryable, token: string, expiresAt: Date): Promise<Lock | undefined> {
  const [lock] = await db.update(davLocks).set({ expiresAt }).where(eq(davLocks.token, token)).returning()
  return lock
}

export async function endLock(db: Queryable, token: string): Promise<void> {
  await db.delete(davLocks).where(eq(davLocks.token, token))
}

/** Locks do not travel: they end with what they locked (RFC 4918 section 7.6), with all below it. */
export async function endLocksAt(db: Queryable, key: string): Promise<void> {
  await db.delete(davLocks).where(or(eq(davLocks.key, key), belowKey(key)))
}

async function oneAfterTheOther(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('dav locks', 0))`)
  await tx.delete(davLocks).where(lte(davLocks.expiresAt, sql`now()`))
}
