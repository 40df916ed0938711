import { and, eq, inArray, sql } from 'drizzle-orm'
import { spacesOf, type Actor } from '../../access/index.ts'
import { files } from '../../library/index.ts'
import type { Database } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import { faceRefusals, faces, people, personCentroids } from '../people-schema.ts'
import type { Centroids } from './centroids.ts'
import { peopleByIds, type FaceCrop, type ListedPerson } from './list-people.ts'
import { SUGGEST_WITHIN } from './thresholds.ts'
import { vectorOf } from './vectors.ts'

/** Is this Ann? Single faces of nobody, and whole groups of someone without a name. */
export interface Suggestions {
  faces: (FaceCrop & { distance: number })[]
  /** Merging one of them with the person says yes; refusing their faces says no. */
  people: (ListedPerson & { distance: number })[]
}

const MOST_FACES = 60, MOST_PEOPLE = 12

/**
 * What may be of a person, the likeliest first.
 * @throws AppError 'not-found' catalog.no-such-person
 */
export async function suggestionsFor({ db, centroids }: { db: Database; centroids: Centroids }, actor: Actor, personId: string): Promise<Suggestions> {
  if (actor.isLimited) return { faces: [], people: [] } // a question to those who may answer it
  const [person] = await db.select().from(people).where(and(eq(people.id, personId), inArray(people.spaceId, spacesOf(actor)), eq(people.gone, false)))
  if (!person) throw new AppError('not-found', 'catalog.no-such-person')
  const rows = await db.execute<{ id: string; sha256: string; file_id: string; box: number[]; distance: number }>(sql`
    select ${faces.id}, ${faces.sha256}, ${files.id} as file_id, ${faces.box}, ${faces.suggestedDistance} as distance from ${faces}
    join lateral (select * from ${files} where ${files.sha256} = ${faces.sha256} and ${files.spaceId} = ${faces.spaceId} and ${files.state} = 'present' order by ${files.id} limit 1) as files on true
    where ${faces.suggestedId} = ${personId} and ${faces.personId} is null and ${faces.state} = 'shown' order by ${faces.suggestedDistance}, ${faces.id} limit ${MOST_FACES}`)
  const near = await peopleNear({ db, centroids }, person)
  const byId = new Map((await peopleByIds(db, actor, near.map((each) => each.personId))).map((each) => [each.id, each]))
  return {
    faces: rows.map(({ id, sha256, file_id: fileId, box, distance }) => ({ faceId: id, sha256, fileId, box, distance })),
    people: near.flatMap(({ personId: id, distance }) => { const each = byId.get(id); return each && each.faces > 0 ? [{ ...each, distance }] : [] }).slice(0, MOST_PEOPLE),
  }
}

/** Groups without a name whose centre is near; those with a face that was refused for this person are left out, as are those who are in a picture with them. */
async function peopleNear({ db, centroids }: { db: Database; centroids: Centroids }, { id, spaceId }: typeof people.$inferSelect): Promise<{ personId: string; distance: number }[]> {
  const near: { personId: string; distance: number }[] = []
  for (const row of await db.select().from(personCentroids).where(and(eq(personCentroids.personId, id), sql`${personCentroids.faces} > 0`))) {
    const centroid = vectorOf(row.centroid)
    if (centroid) near.push(...(await centroids(db, spaceId, row.vectorSpace)).nearest(centroid, { within: SUGGEST_WITHIN, most: MOST_PEOPLE * 4 }))
  }
  if (near.length === 0) return []
  const asked = await db.select({ id: people.id }).from(people).where(and(
    sql`${people.id} = any(${sql.param([...new Set(near.map(({ personId }) => personId))])}::uuid[]) and ${people.id} <> ${id} and ${people.name} is null and not ${people.hidden} and not ${people.gone}`,
    sql`not exists (select 1 from ${faces} join ${faceRefusals} on ${faceRefusals.faceId} = ${faces.id} where ${faces.personId} = ${people.id} and ${faceRefusals.personId} = ${id})`,
    sql`not exists (select 1 from ${faces} theirs join ${faces} own on own.sha256 = theirs.sha256 and own.space_id = theirs.space_id where theirs.person_id = ${people.id} and own.person_id = ${id} and own.state = 'shown' and theirs.state = 'shown')`,
  ))
  const free = new Set(asked.map((row) => row.id))
  return near.filter(({ personId }) => free.has(personId)).sort((a, b) => a.distance - b.distance)
}
