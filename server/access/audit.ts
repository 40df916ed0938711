import { desc, eq, lt } from 'drizzle-orm'
import { newId, type Clock, type Database, type Message, type MessageParams, type Queryable } from '../platform/index.ts'
import { requireAdmin, type Actor } from './actor.ts'
import { auditEntries, users } from './schema.ts'

/** What was done to the house: `message` is its sentence, `who` the person's name or undefined for one not logged in or gone. */
export interface AuditEntry { id: string; at: Date; userId: string | undefined; who: string | undefined; message: Message }

/** Writes what was done, in the transaction that does it; `action` is the message's key, 'access.logged-in', and `details` its values. */
export async function recordAudit(tx: Queryable, clock: Clock, who: { userId: string } | undefined, action: string, details: MessageParams = {}): Promise<void> {
  await tx.insert(auditEntries).values({ id: newId(), at: clock.now(), userId: who?.userId ?? null, action, details })
}

/**
 * The newest entries first, a page at a time: `before` is the id of the last one seen.
 * @throws AppError 'forbidden' access.admin-needed
 */
export async function listAudit({ db }: { db: Database }, actor: Actor, page: { before?: string; limit?: number } = {}): Promise<AuditEntry[]> {
  requireAdmin(actor)
  const rows = await db.select({ entry: auditEntries, who: users.name }).from(auditEntries)
    .leftJoin(users, eq(users.id, auditEntries.userId))
    .where(page.before === undefined ? undefined : lt(auditEntries.id, page.before)) // UUIDv7: by id is by time
    .orderBy(desc(auditEntries.id)).limit(Math.min(page.limit ?? 100, 500))
  return rows.map(({ entry, who }) => ({
    id: entry.id, at: entry.at, userId: entry.userId ?? undefined, who: who ?? undefined,
    message: { key: entry.action, params: entry.details as MessageParams },
  }))
}
