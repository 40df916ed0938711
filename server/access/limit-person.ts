import { eq } from 'drizzle-orm'
import { AppError } from '../platform/errors.ts'
import type { Transaction } from '../platform/index.ts'
import type { AccessParts } from './access-parts.ts'
import { requireAdmin, type Actor } from './actor.ts'
import { recordAudit } from './audit.ts'
import { lockPerson } from './people.ts'
import { users } from './schema.ts'
import { endSessionsOf } from './sessions.ts'

/** To what a person is limited, by name, as the log of what was done has it; keeping it is the caller's. */
export interface Limit { names: readonly string[]; keep: (tx: Transaction) => Promise<void> }

/**
 * Limits a viewer, or lifts the limit with null; `keep` and `lift` are carried out in the same transaction. Who is limited anew logs in anew.
 * @throws AppError 'forbidden' access.admin-needed, 'not-found' access.no-such-person, 'conflict' access.only-viewers-limited
 */
export async function limitUser({ change, clock }: AccessParts, actor: Actor, userId: string, limit: Limit | null, lift: (tx: Transaction) => Promise<void>): Promise<void> {
  requireAdmin(actor)
  await change(async (tx, touched) => {
    const person = await lockPerson(tx, userId)
    if (limit && person.role !== 'viewer') throw new AppError('conflict', 'access.only-viewers-limited', { name: person.name })
    if (!limit && !person.limited) return
    await lift(tx)
    await limit?.keep(tx)
    if (person.limited !== (limit !== null)) {
      await tx.update(users).set({ limited: limit !== null }).where(eq(users.id, userId))
      await endSessionsOf(tx, userId)
    }
    await recordAudit(tx, clock, actor, limit ? 'access.person-limited' : 'access.person-unlimited', { name: person.name, ...(limit && { tags: limit.names.join(', ') }) })
    touched(userId)
  })
}
