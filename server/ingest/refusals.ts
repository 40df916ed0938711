import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { spacesOf, type Actor } from '../access/index.ts'
import type { Database, Transaction } from '../platform/database.ts'
import type { Message } from '../platform/errors.ts'
import type { Events } from '../platform/events.ts'
import { newId } from '../platform/ids.ts'
import { fileRefused } from './events.ts'
import { refusals } from './schema.ts'

export type Refusal = typeof refusals.$inferSelect
export interface RefusedFile { spaceId: string; sourceId: string | null; folder: string; name: string; size: number; reason: Message }

/** Lists a file under 'Could not be taken in', with its sentence; a newer reason takes the place of an older one. */
export async function recordRefusal(tx: Transaction, events: Events, refused: RefusedFile): Promise<void> {
  await forgetRefusal(tx, refused)
  const id = newId()
  await tx.insert(refusals).values({ id, ...refused })
  await events.publish(tx, fileRefused, { refusalId: id, spaceId: refused.spaceId })
}

/** The file was taken in after all, or is gone. */
export async function forgetRefusal(tx: Transaction, { spaceId, sourceId, folder, name }: Pick<RefusedFile, 'spaceId' | 'sourceId' | 'folder' | 'name'>): Promise<void> {
  const from = sourceId === null ? sql`${refusals.sourceId} is null` : eq(refusals.sourceId, sourceId)
  await tx.delete(refusals).where(and(eq(refusals.spaceId, spaceId), from, eq(refusals.folder, folder), eq(refusals.name, name)))
}

/** What could not be taken in and was not put aside, newest first. */
export async function listRefusals(db: Database, actor: Actor, { limit, offset }: { limit: number; offset: number }): Promise<{ refusals: Refusal[]; total: number }> {
  const mine = and(inArray(refusals.spaceId, spacesOf(actor)), eq(refusals.dismissed, false))
  const rows = await db.select().from(refusals).where(mine).orderBy(desc(refusals.at), desc(refusals.id)).limit(limit).offset(offset)
  const [count] = await db.select({ n: sql<number>`count(*)::int` }).from(refusals).where(mine)
  return { refusals: rows, total: count?.n ?? 0 }
}

/** Puts reasons aside that a person has read. */
export async function dismissRefusals(db: Database, actor: Actor, ids: string[]): Promise<void> {
  if (ids.length) await db.update(refusals).set({ dismissed: true }).where(and(inArray(refusals.id, ids), inArray(refusals.spaceId, writable(actor))))
}

/** The spaces in which the actor may do more than look. */
export const writable = (actor: Actor): string[] => actor.spaces.filter((space) => space.role !== 'viewer').map((space) => space.id)
