import { and, eq, inArray, sql } from 'drizzle-orm'
import { requireRole, spacesOf, type Actor } from '../../access/index.ts'
import { files } from '../../library/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { peopleChanged } from '../events.ts'
import type { Action } from '../history/actions.ts'
import type { Decision } from '../history/decide.ts'
import { faces, people } from '../people-schema.ts'
import { MOST_FILES } from '../tags/edit-tags.ts'
import { lockPeople } from './centroids.ts'
import { applyPeopleEdit, type PeopleEdit } from './people-edit.ts'
import type { FaceRow } from './take-in-faces.ts'

export type PeopleParts = Pick<CatalogParts, 'db' | 'events'>
export type PersonRow = typeof people.$inferSelect

/**
 * A person that the actor may change; the people of the space are locked until the transaction ends.
 * @throws AppError 'not-found' catalog.no-such-person, 'forbidden' access.role-needed
 */
export async function requirePerson(tx: Transaction, actor: Actor, personId: string): Promise<PersonRow> {
  const asked = and(eq(people.id, personId), inArray(people.spaceId, spacesOf(actor)), eq(people.gone, false))
  const [found] = await tx.select({ spaceId: people.spaceId }).from(people).where(asked)
  if (!found) throw new AppError('not-found', 'catalog.no-such-person')
  requireRole(actor, found.spaceId, 'member')
  await lockPeople(tx, found.spaceId)
  const [person] = await tx.select().from(people).where(asked)
  if (!person) throw new AppError('not-found', 'catalog.no-such-person')
  return person
}

/**
 * Faces of one space that the actor may change; the people of the space are locked.
 * @throws AppError 'not-found' catalog.no-such-face, 'invalid' catalog.too-many-faces | catalog.faces-other-space, 'forbidden' access.role-needed
 */
export async function requireFaces(tx: Transaction, actor: Actor, faceIds: readonly string[]): Promise<{ spaceId: string; rows: FaceRow[] }> {
  if (faceIds.length > MOST_FILES) throw new AppError('invalid', 'catalog.too-many-faces', { most: MOST_FILES, count: faceIds.length })
  const asked = sql`${faces.id} = any(${sql.param([...new Set(faceIds)])}::uuid[]) and ${faces.spaceId} = any(${sql.param(spacesOf(actor))}::uuid[])`
  const places = await tx.selectDistinct({ spaceId: faces.spaceId }).from(faces).where(asked)
  const spaceId = places[0]?.spaceId
  if (spaceId === undefined) throw new AppError('not-found', 'catalog.no-such-face')
  if (places.length > 1) throw new AppError('invalid', 'catalog.faces-other-space')
  requireRole(actor, spaceId, 'member')
  await lockPeople(tx, spaceId)
  return { spaceId, rows: await tx.select().from(faces).where(asked) }
}

/** Carries out an edit of people and describes it for the history. */
export async function editPeople(tx: Transaction, { events }: Pick<CatalogParts, 'events'>, spaceId: string, action: Action, subject: string, edit: PeopleEdit): Promise<Decision> {
  const touched = await applyPeopleEdit(tx, spaceId, edit)
  const ids = new Set([...edit.before.people, ...edit.after.people].map(({ id }) => id))
  for (const { personId } of [...edit.before.faces, ...edit.after.faces]) if (personId) ids.add(personId)
  await events.publish(tx, peopleChanged, { spaceId, personIds: [...ids].slice(0, 100) })
  const rows = touched.length ? await tx.select({ id: files.id }).from(files).where(sql`${files.sha256} = any(${sql.param(touched)}::text[]) and ${files.spaceId} = ${spaceId}`) : []
  return { spaceId, action, fileIds: rows.map(({ id }) => id), before: { ...edit.before, subject }, after: { ...edit.after, subject } }
}
