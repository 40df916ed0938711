import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { MediaFile } from '../../library/index.ts'
import type { Transaction } from '../../platform/database.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import type { Decision } from '../history/decide.ts'
import { boxOf, matchBoxes } from '../people/boxes.ts'
import { lockPeople } from '../people/centroids.ts'
import { editPeople } from '../people/decide-people.ts'
import { groupsOf, nobody } from '../people/people-edit.ts'
import { faces, people } from '../people-schema.ts'

/** Says of faces of a content that stays whose they are, where a person said so of the same face in a content that goes. What a person said of the former stays. */
export async function carryFaces(tx: Transaction, parts: Pick<CatalogParts, 'events'>, kept: MediaFile, gone: readonly MediaFile[]): Promise<Decision[]> {
  const contents = [...new Set(gone.map(({ sha256 }) => sha256))].filter((sha256) => sha256 !== kept.sha256)
  if (contents.length === 0) return []
  await lockPeople(tx, kept.spaceId)
  const here = and(eq(faces.spaceId, kept.spaceId), eq(faces.state, 'shown'))
  const own = await tx.select().from(faces).where(and(here, eq(faces.sha256, kept.sha256)))
  const free = own.filter(({ assignedBy }) => assignedBy !== 'person')
  const said = await tx.select({ id: faces.id, box: faces.box, personId: people.id, name: people.name }).from(faces).innerJoin(people, eq(people.id, faces.personId))
    .where(and(here, inArray(faces.sha256, contents), eq(faces.assignedBy, 'person'), isNotNull(faces.personId), sql`not ${people.gone}`)).orderBy(faces.id)
  const decisions: Decision[] = []
  const given = new Set<string>()
  for (const [i, j] of matchBoxes(said.map(({ box }) => boxOf(box)), free.map(({ box }) => boxOf(box)))) {
    const [source, face] = [said[i]!, free[j]!]
    if (given.has(face.id)) continue
    given.add(face.id)
    decisions.push(await editPeople(tx, parts, kept.spaceId, 'faces-moved', source.name ?? '', { before: { ...nobody, faces: groupsOf([face]) }, after: { ...nobody, faces: [{ personId: source.personId, by: 'person', state: 'shown', ids: [face.id] }] } }))
  }
  return decisions
}
