import type { Actor, Person as Known } from '../../../access/index.ts'
import type { Person } from '../../../../views/settings/data.ts'

/** A person with access as the settings list them. */
export const shownPerson = ({ id, name, role, disabled, createdAt, lastSeenAt }: Known, actor: Actor): Person => ({ id, name, role, disabled, createdAt: createdAt.toISOString(), lastSeenAt: lastSeenAt?.toISOString() ?? null, isYou: id === actor.userId })
