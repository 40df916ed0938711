import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import { decide, type Decided } from '../history/decide.ts'
import { faces } from '../people-schema.ts'
import type { Centroids } from './centroids.ts'
import { editPeople, requireFaces, requirePerson, type PeopleParts } from './decide-people.ts'
import { groupsOf, nobody, stateOf } from './people-edit.ts'
import { refusalsOf, type FaceRow } from './take-in-faces.ts'
import { SUGGEST_WITHIN } from './thresholds.ts'
import { vectorOf } from './vectors.ts'

/**
 * Says that these are no faces: they are shown no more, and no later run brings them back.
 * @throws AppError 'not-found' catalog.no-such-face, 'invalid' catalog.too-many-faces | catalog.faces-other-space, 'forbidden' access.role-needed
 */
export const removeFaces = (parts: PeopleParts, actor: Actor, faceIds: readonly string[]): Promise<Decided> => decide(parts, actor, async (tx) => {
  const { spaceId, rows } = await requireFaces(tx, actor, faceIds)
  const shown = rows.filter(({ state }) => state === 'shown')
  if (shown.length === 0) return []
  return [await editPeople(tx, parts, spaceId, 'faces-removed', '', { before: { ...nobody, faces: groupsOf(shown) }, after: { ...nobody, faces: [{ personId: null, by: 'person', state: 'removed', ids: shown.map(({ id }) => id) }] } })]
})

/**
 * Says that faces are not this person: they leave them, and are never assigned to them or suggested for them again. Whoever else is near is asked about.
 * @throws AppError 'not-found' catalog.no-such-face | catalog.no-such-person, 'invalid' catalog.people-other-space, 'forbidden' access.role-needed
 */
export const refuseFaces = (parts: PeopleParts & { centroids: Centroids }, actor: Actor, faceIds: readonly string[], personId: string): Promise<Decided> => decide(parts, actor, async (tx) => {
  const person = await requirePerson(tx, actor, personId)
  const { spaceId, rows } = await requireFaces(tx, actor, faceIds)
  if (spaceId !== person.spaceId) throw new AppError('invalid', 'catalog.people-other-space')
  const others = await nextBest(tx, parts.centroids, spaceId, rows, personId)
  const theirs = rows.filter((row) => row.personId === personId)
  const decision = await editPeople(tx, parts, spaceId, 'faces-refused', person.name ?? '', {
    before: { people: [stateOf(person)], faces: groupsOf(theirs), refused: [] },
    after: { people: [{ ...stateOf(person), decided: true }], faces: [{ personId: null, by: null, state: 'shown', ids: theirs.map(({ id }) => id) }], refused: [{ personId, ids: rows.map(({ id }) => id) }] },
  })
  for (const [faceId, { personId: suggestedId, distance }] of others) await tx.update(faces).set({ suggestedId, suggestedDistance: distance }).where(sql`${faces.id} = ${faceId} and ${faces.personId} is null`)
  return [decision]
})

/** Who else a face may be. Read before anything is written. */
async function nextBest(tx: Transaction, centroids: Centroids, spaceId: string, rows: readonly FaceRow[], not: string): Promise<Map<string, { personId: string; distance: number }>> {
  const refused = await refusalsOf(tx, rows.map(({ id }) => id))
  const next = new Map<string, { personId: string; distance: number }>()
  for (const { id, embedding, vectorSpace } of rows) {
    const vector = vectorOf(embedding)
    if (!vector || vectorSpace === null) continue
    const near = (await centroids(tx, spaceId, vectorSpace)).nearest(vector, { within: SUGGEST_WITHIN, most: 8 })
    const first = near.find(({ personId }) => personId !== not && !refused.get(id)?.has(personId))
    if (first) next.set(id, first)
  }
  return next
}
