import { and, eq, ne, sql } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import { decide, type Decided, type Decision } from '../history/decide.ts'
import { faces, people } from '../people-schema.ts'
import { editPeople, requirePerson, type PeopleParts, type PersonRow } from './decide-people.ts'
import { groupsOf, nobody, stateOf } from './people-edit.ts'
import { personName } from './person-name.ts'

/** What was decided, and who the person is now: someone else where two became one. */
export interface NamedPerson extends Decided { personId: string }

/**
 * Gives a person a name, or takes it away with null. A name stands for one person in a space: someone without a name who gets a taken one is merged into its bearer,
 * for that is what was said; of two who both have names that is only done with `merge`, else it is refused so that people can be asked.
 * @throws AppError 'not-found' catalog.no-such-person, 'invalid' catalog.person-name-…, 'conflict' catalog.person-name-taken, 'forbidden' access.role-needed
 */
export async function namePerson(parts: PeopleParts, actor: Actor, personId: string, typed: string | null, { merge = false }: { merge?: boolean } = {}): Promise<NamedPerson> {
  const name = typed === null ? null : personName(typed)
  let named = personId
  const decided = await decide(parts, actor, async (tx) => {
    const person = await requirePerson(tx, actor, personId)
    if (person.name === name) return []
    const bearer = name === null ? undefined : await bearerOf(tx, person, name)
    if (bearer) {
      if (person.name !== null && !merge) throw new AppError('conflict', 'catalog.person-name-taken', { name: name ?? '' })
      named = bearer.id
      return [await mergeInto(tx, parts, [person], bearer)]
    }
    return [await changePerson(tx, parts, person, name === null ? 'person-unnamed' : 'person-named', name ?? person.name ?? '', { name })]
  })
  return { ...decided, personId: named }
}

/**
 * Makes several people one: all their faces become those of `intoId`, whose name, portrait and birthday stay; what it lacks it takes from the others.
 * @throws AppError as namePerson, 'invalid' catalog.people-other-space
 */
export function mergePeople(parts: PeopleParts, actor: Actor, fromIds: readonly string[], intoId: string): Promise<Decided> {
  return decide(parts, actor, async (tx) => {
    const into = await requirePerson(tx, actor, intoId)
    const others: PersonRow[] = []
    for (const id of new Set(fromIds)) if (id !== intoId) others.push(await requirePerson(tx, actor, id))
    if (others.some(({ spaceId, kind }) => spaceId !== into.spaceId || kind !== into.kind)) throw new AppError('invalid', 'catalog.people-other-space')
    return others.length ? [await mergeInto(tx, parts, others, into)] : []
  })
}

async function mergeInto(tx: Transaction, parts: PeopleParts, others: readonly PersonRow[], into: PersonRow): Promise<Decision> {
  const rows = await tx.select({ id: faces.id, personId: faces.personId, assignedBy: faces.assignedBy, state: faces.state }).from(faces).where(sql`${faces.personId} = any(${sql.param(others.map(({ id }) => id))}::uuid[])`)
  const birthday = into.birthday ?? others.find((other) => other.birthday !== null)?.birthday ?? null
  const name = into.name ?? others.find((other) => other.name !== null)?.name ?? null
  const decision = await editPeople(tx, parts, into.spaceId, 'person-merged', name ?? '', {
    before: { ...nobody, people: [...others, into].map(stateOf), faces: groupsOf(rows) },
    after: { ...nobody, people: [...others.map((other) => ({ ...stateOf(other), gone: true, mergedInto: into.id })), { ...stateOf(into), name, birthday, decided: true }], faces: groupsOf(rows).map((group) => ({ ...group, personId: into.id })) },
  })
  await tx.update(faces).set({ suggestedId: into.id }).where(sql`${faces.suggestedId} = any(${sql.param(others.map(({ id }) => id))}::uuid[])`)
  return decision
}

/** Who bears a name in a person's space. */
async function bearerOf(tx: Transaction, { id, spaceId, kind }: Pick<PersonRow, 'id' | 'spaceId' | 'kind'>, name: string): Promise<PersonRow | undefined> {
  const [bearer] = await tx.select().from(people).where(and(eq(people.spaceId, spaceId), eq(people.kind, kind), eq(people.gone, false), ne(people.id, id), sql`lower(${people.name}) = lower(${name})`))
  return bearer
}

/** Changes what is said of a person, as a decision. */
export const changePerson = (tx: Transaction, parts: PeopleParts, person: PersonRow, action: Decision['action'], subject: string, change: Partial<Pick<PersonRow, 'name' | 'hidden' | 'portraitId' | 'birthday'>>): Promise<Decision> =>
  editPeople(tx, parts, person.spaceId, action, subject, { before: { ...nobody, people: [stateOf(person)] }, after: { ...nobody, people: [{ ...stateOf(person), decided: true, ...change }] } })
