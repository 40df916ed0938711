import { eq } from 'drizzle-orm'
import { AppError } from '../platform/errors.ts'
import type { Transaction } from '../platform/index.ts'
import type { AccessParts } from './access-parts.ts'
import { requireAdmin, type Actor } from './actor.ts'
import { recordAudit } from './audit.ts'
import { lockPerson } from './people.ts'
import { users } from './schema.ts'
import { endSessionsOf } from './sessions.ts'

/** Writes down in the transaction what a person is limited to, and gives its names for the log of what was done; this room does not know what it is. */
export type KeepLimit = (tx: Transaction) => Promise<readonly string[]>

/**
 * Limits a viewer, limits them otherwise, or lets them see everything again. Whose access became another logs in anew.
 * @throws AppError 'forbidden' access.admin-needed, 'not-found' access.no-such-person, 'conflict' access.only-viewers-limited
 */
export async function limitUser({ change, clock }: AccessParts, actor: Actor, userId: string, limited: boolean, keep: KeepLimit): Promise<void> {
  requireAdmin(actor)
  await change(async (tx, touched) => {
    const person = await lockPerson(tx, userId)
    const { name } = person
    if (limited && person.role !== 'viewer') throw new AppError('conflict', 'access.only-viewers-limited', { name })
    const tags = await keep(tx)
    if (person.limited !== limited) {
      await tx.update(users).set({ limited }).where(eq(users.id, userId))
      await endSessionsOf(tx, userId)
    }
    await recordAudit(tx, clock, actor, !limited ? 'access.person-unlimited' : tags.length ? 'access.person-limited' : 'access.person-sees-nothing', { name, ...(tags.length && { tags: tags.join(', ') }) })
    touched(userId)
  })
}
