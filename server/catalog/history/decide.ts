import type { Actor } from '../../access/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { catalogChanged } from '../events.ts'
import { changes } from '../schema.ts'
import type { Action } from './actions.ts'

/** What was decided in one space, with what it was before and after, so that it can be taken back. */
export interface Decision {
  spaceId: string
  action: Action
  fileIds: string[]
  before: Record<string, unknown>
  after: Record<string, unknown>
}

/** The change that undo takes; null where nothing was other than wanted. */
export interface Decided { changeId: string | null; files: number }

const NAMED = 100

/** Carries out a human decision and records it, in one transaction; parts of it in several spaces are one change for people. */
export async function decide({ db, events }: Pick<CatalogParts, 'db' | 'events'>, actor: Actor, work: (tx: Transaction) => Promise<Decision[]>): Promise<Decided> {
  return db.transaction(async (tx) => record(tx, events, actor, await work(tx)))
}

/** Writes the rows of a decision and tells of it. */
export async function record(tx: Transaction, events: CatalogParts['events'], actor: Actor, decisions: Decision[]): Promise<Decided> {
  const first = newId()
  for (const [i, decision] of decisions.entries()) {
    const id = i === 0 ? first : newId()
    await tx.insert(changes).values({ ...decision, id, userId: actor.userId, together: i === 0 ? null : first })
    await events.publish(tx, catalogChanged, { spaceId: decision.spaceId, changeId: id, action: decision.action, fileIds: decision.fileIds.slice(0, NAMED), count: decision.fileIds.length })
  }
  return { changeId: decisions.length ? first : null, files: decisions.reduce((sum, { fileIds }) => sum + fileIds.length, 0) }
}
