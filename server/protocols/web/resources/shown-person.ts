import type { Actor, Person as Known } from '../../../access/index.ts'
import type { LimitingTag } from '../../../catalog/index.ts'
import type { Person } from '../../../../views/settings/data.ts'
import type { WebParts } from '../rooms.ts'

/** Everybody with access as the settings list them, with the tags to which they are limited. */
export async function shownPeople({ access, sight }: Pick<WebParts, 'access' | 'sight'>, actor: Actor): Promise<Person[]> {
  const [known, tags] = await Promise.all([access.listUsers(actor), sight.list(actor)])
  return known.map((person) => shownPerson(person, tags.get(person.id) ?? [], actor))
}

const shownPerson = ({ id, name, role, disabled, limited, createdAt, lastSeenAt }: Known, tags: LimitingTag[], actor: Actor): Person => ({
  id, name, role, disabled, createdAt: createdAt.toISOString(), lastSeenAt: lastSeenAt?.toISOString() ?? null, isYou: id === actor.userId, limit: limited ? tags : null,
})
