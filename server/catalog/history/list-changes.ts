import { and, desc, eq, sql, type SQL } from 'drizzle-orm'
import { spacesOf, users, type Actor } from '../../access/index.ts'
import { inSpaces, requireFile } from '../../library/index.ts'
import type { Database } from '../../platform/database.ts'
import { changes } from '../schema.ts'
import type { Action } from './actions.ts'

/** A decision as the history shows it. */
export interface ListedChange {
  id: string
  at: Date
  /** Null when that person is no longer known. */
  by: string | null
  action: Action
  /** The tag, the title, the date, the number of the version that it was about. */
  subject: string
  /** How many files it touched. */
  files: number
  undone: boolean
  canUndo: boolean
}

/**
 * What was decided about a file, newest first.
 * @throws AppError 'not-found' library.no-such-file
 */
export async function historyOf(db: Database, actor: Actor, fileId: string, limit = 50): Promise<ListedChange[]> {
  await requireFile(db, actor, fileId)
  return select(db, actor, sql`${changes.fileIds} @> array[${fileId}]::uuid[]`, limit)
}

/** What was decided lately in the actor's spaces; `mine` leaves out what others did. */
export const recentChanges = (db: Database, actor: Actor, { limit = 50, mine = false }: { limit?: number; mine?: boolean } = {}): Promise<ListedChange[]> =>
  select(db, actor, mine ? eq(changes.userId, actor.userId) : sql`true`, limit)

async function select(db: Database, actor: Actor, where: SQL, limit: number): Promise<ListedChange[]> {
  const rows = await db.select({
    id: changes.id, at: changes.at, by: users.name, action: changes.action, spaceId: changes.spaceId, undoneBy: changes.undoneBy,
    files: sql<number>`cardinality(${changes.fileIds})`, subject: sql<string>`coalesce(nullif(${changes.after} ->> 'subject', ''), ${changes.before} ->> 'subject', '')`,
  }).from(changes).leftJoin(users, eq(users.id, changes.userId))
    .where(and(inSpaces(changes.spaceId, spacesOf(actor)), where)).orderBy(desc(changes.at), desc(changes.id)).limit(Math.max(1, Math.min(500, limit)))
  const edits = new Set(actor.spaces.filter(({ role }) => role !== 'viewer').map(({ id }) => id))
  return rows.map(({ spaceId, undoneBy, action, ...row }) => ({ ...row, action: action as Action, undone: undoneBy !== null, canUndo: undoneBy === null && edits.has(spaceId) }))
}
