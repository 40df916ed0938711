import { requireRole, type Actor } from '../../access/index.ts'
import { newId } from '../../platform/ids.ts'
import { decide, type Decided } from '../history/decide.ts'
import { lockPeople } from './centroids.ts'
import { editPeople, type PeopleParts } from './decide-people.ts'
import { nobody } from './people-edit.ts'
import { personName } from './person-name.ts'

/**
 * Makes someone by name whom no picture shows yet.
 * @throws AppError 'conflict' catalog.person-name-taken, 'invalid' catalog.person-name-…, 'forbidden' access.role-needed
 */
export async function makePerson(parts: PeopleParts, actor: Actor, spaceId: string, typed: string): Promise<Decided & { personId: string }> {
  requireRole(actor, spaceId, 'member')
  const [name, personId] = [personName(typed), newId()]
  const decided = await decide(parts, actor, async (tx) => {
    await lockPeople(tx, spaceId)
    const made = { id: personId, kind: 'person' as const, name, hidden: false, portraitId: null, birthday: null, decided: true, gone: false, mergedInto: null }
    return [await editPeople(tx, parts, spaceId, 'person-named', name, { before: nobody, after: { ...nobody, people: [made] } })]
  })
  return { ...decided, personId }
}
