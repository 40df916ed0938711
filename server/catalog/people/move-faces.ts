import { and, eq, sql } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { decide, type Decided } from '../history/decide.ts'
import { faces, people } from '../people-schema.ts'
import { editPeople, requireFaces, requirePerson, type PeopleParts } from './decide-people.ts'
import { groupsOf, nobody, stateOf, type PersonState } from './people-edit.ts'
import { personName } from './person-name.ts'
import type { FaceRow } from './take-in-faces.ts'

/** Whose faces are to be: someone known, someone by name (made where there is none), or someone new without a name. */
export type FaceTarget = { personId: string } | { name: string } | { new: true }

/** What was decided, and whose the faces are now. */
export interface MovedFaces extends Decided { personId: string }

/**
 * Says whose faces are: they leave whoever they were thought to be and no machine moves them again. Whoever has no face left and no name is gone.
 * @throws AppError 'not-found' catalog.no-such-face | catalog.no-such-person, 'invalid' catalog.too-many-faces | catalog.faces-other-space | catalog.people-other-space | catalog.person-name-…, 'forbidden' access.role-needed
 */
export async function moveFaces(parts: PeopleParts, actor: Actor, faceIds: readonly string[], target: FaceTarget): Promise<MovedFaces> {
  let personId = ''
  const decided = await decide(parts, actor, async (tx) => {
    const { spaceId, rows } = await requireFaces(tx, actor, faceIds)
    const { before, after } = await targetOf(tx, actor, spaceId, rows[0]?.kind ?? 'person', target)
    personId = after.id
    const moving = rows.filter((row) => row.personId !== after.id || row.assignedBy !== 'person' || row.state !== 'shown')
    if (moving.length === 0) return []
    const emptied = await emptiedBy(tx, moving, after.id)
    const isConfirming = moving.every((row) => row.personId === after.id || row.suggestedId === after.id)
    return [await editPeople(tx, parts, spaceId, isConfirming ? 'faces-confirmed' : 'faces-moved', after.name ?? '', {
      before: { ...nobody, people: [...(before ? [before] : []), ...emptied], faces: groupsOf(moving), refused: await refusedOf(tx, moving, after.id) },
      after: { ...nobody, people: [after, ...emptied.map((state) => ({ ...state, gone: true }))], faces: [{ personId: after.id, by: 'person', state: 'shown', ids: moving.map(({ id }) => id) }] },
    })]
  })
  return { ...decided, personId }
}

/** Who is meant, as they are and as they will be. */
export async function targetOf(tx: Transaction, actor: Actor, spaceId: string, kind: 'person' | 'pet', target: FaceTarget): Promise<{ before: PersonState | null; after: PersonState }> {
  if ('personId' in target) {
    const person = await requirePerson(tx, actor, target.personId)
    if (person.spaceId !== spaceId || person.kind !== kind) throw new AppError('invalid', 'catalog.people-other-space')
    return { before: stateOf(person), after: { ...stateOf(person), decided: true } }
  }
  const name = 'name' in target ? personName(target.name) : null
  const [bearer] = name === null ? [] : await tx.select().from(people).where(and(eq(people.spaceId, spaceId), eq(people.kind, kind), eq(people.gone, false), sql`lower(${people.name}) = lower(${name})`))
  if (bearer) return { before: stateOf(bearer), after: { ...stateOf(bearer), decided: true } }
  return { before: null, after: { id: newId(), kind, name, hidden: false, portraitId: null, birthday: null, decided: true, gone: false, mergedInto: null } }
}

/** People without a name of whom nothing is left once these faces are someone else's. */
async function emptiedBy(tx: Transaction, moving: readonly FaceRow[], targetId: string): Promise<PersonState[]> {
  const ids = [...new Set(moving.map(({ personId }) => personId))].filter((id) => id !== null && id !== targetId)
  if (ids.length === 0) return []
  const rows = await tx.select().from(people).where(sql`${people.id} = any(${sql.param(ids)}::uuid[]) and ${people.name} is null and not ${people.gone}
    and not exists (select 1 from ${faces} where ${faces.personId} = ${people.id} and not (${faces.id} = any(${sql.param(moving.map(({ id }) => id))}::uuid[])))`)
  return rows.map(stateOf)
}

/** What was refused before and is said now: taken back with it. */
async function refusedOf(tx: Transaction, moving: readonly FaceRow[], personId: string): Promise<{ personId: string; ids: string[] }[]> {
  const rows = await tx.execute<{ id: string }>(sql`select face_id as id from face_refusals where person_id = ${personId} and face_id = any(${sql.param(moving.map(({ id }) => id))}::uuid[])`)
  return rows.length ? [{ personId, ids: rows.map(({ id }) => id) }] : []
}
