import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '../../platform/database.ts'
import { peopleChanged } from '../events.ts'
import { repairPeople as repairJob } from '../jobs.ts'
import { faces, people, personCentroids } from '../people-schema.ts'
import { keepPlacings, looseFace, type AssignParts } from './assign-faces.ts'
import type { CentroidTable } from './centroid-table.ts'
import { lockPeople, shiftCentroids } from './centroids.ts'
import { mergeByMachine } from './merge-by-machine.ts'
import { placeFaces } from './place-faces.ts'
import { splitByMachine } from './split-by-machine.ts'
import { refusalsOf } from './take-in-faces.ts'
import { MERGE_WITHIN, OWN_SPREAD } from './thresholds.ts'

/** People and loose faces that one transaction looks over: the lock of the space is held for a moment only. */
const PEOPLE_AT_ONCE = 100, LOOSE_AT_ONCE = 500

type RepairParts = Pick<AssignParts, 'db' | 'events' | 'queue' | 'centroids'>

/** Looks over what changed in a space since the last time; what is more than a part is left to the next job. Returns how many people were merged and split. */
export async function repairPeople(parts: RepairParts, spaceId: string): Promise<{ merged: number; split: number }> {
  const result = { merged: 0, split: 0 }
  await parts.db.transaction(async (tx) => {
    await lockPeople(tx, spaceId)
    const changed = await changedPeople(tx, spaceId)
    const tables = new Map<string, CentroidTable>()
    for (const name of new Set(changed.map(({ vectorSpace }) => vectorSpace))) tables.set(name, await parts.centroids(tx, spaceId, name))
    const touched = new Set<string>()
    for (const { personId, vectorSpace } of changed) {
      const table = tables.get(vectorSpace)
      if (!table || touched.has(personId)) continue
      const [into] = (await mergeable(tx, alike(table, personId))).filter((id) => !touched.has(id))
      const done = into ? await mergeByMachine(tx, spaceId, personId, into) : await splitByMachine(tx, spaceId, personId, vectorSpace)
      for (const id of done) touched.add(id)
      if (done.length) result[into ? 'merged' : 'split']++
    }
    await markRepaired(tx, changed.map(({ personId }) => personId).filter((id) => !touched.has(id)))
    if (touched.size) await parts.events.publish(tx, peopleChanged, { spaceId, personIds: [...touched].slice(0, 100) })
    if (touched.size || changed.length === PEOPLE_AT_ONCE) await parts.queue.send(tx, repairJob, { spaceId }, { startAfterSeconds: 1 })
  })
  await askAgain(parts, spaceId)
  return result
}

/** Whoever was made by a machine, has no name, and whose centre moved since it was looked at. */
const changedPeople = (tx: Transaction, spaceId: string) => tx.select({ personId: personCentroids.personId, vectorSpace: personCentroids.vectorSpace }).from(personCentroids)
  .innerJoin(people, eq(people.id, personCentroids.personId))
  .where(and(eq(personCentroids.spaceId, spaceId), sql`${personCentroids.revision} > ${personCentroids.repairedRevision}`, sql`${personCentroids.faces} > 0`, eq(people.decided, false), eq(people.gone, false), eq(people.kind, 'person')))
  .orderBy(asc(personCentroids.revision)).limit(PEOPLE_AT_ONCE)

/** Others who are the same as far as centres tell: what the few faces of a centre move it about by chance is taken off. */
function alike(table: CentroidTable, personId: string): string[] {
  const own = table.of(personId)
  if (!own) return []
  const chance = (faceCount: number): number => OWN_SPREAD * (1 / own.faces + 1 / faceCount)
  const near = table.nearest(own.centroid, { within: Math.sqrt(MERGE_WITHIN ** 2 + OWN_SPREAD * 2), most: 20 })
  return near.filter((other) => other.personId !== personId && other.distance ** 2 - chance(other.faces) <= MERGE_WITHIN ** 2).map((other) => other.personId)
}

/** Those of them whom nobody has said anything of, in the same order. */
async function mergeable(tx: Transaction, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await tx.select({ id: people.id }).from(people).where(and(sql`${people.id} = any(${sql.param(ids)}::uuid[])`, eq(people.decided, false), eq(people.gone, false)))
  const free = new Set(rows.map(({ id }) => id))
  return ids.filter((id) => free.has(id))
}

async function markRepaired(tx: Transaction, ids: string[]): Promise<void> {
  if (ids.length) await tx.update(personCentroids).set({ repairedRevision: sql`${personCentroids.revision}` }).where(sql`${personCentroids.personId} = any(${sql.param(ids)}::uuid[])`)
}

/** Goes on round through the faces of nobody: someone may have become known since who is like them. */
async function askAgain({ db, centroids }: RepairParts, spaceId: string): Promise<void> {
  await db.transaction(async (tx) => {
    await lockPeople(tx, spaceId)
    const rows = await tx.select().from(faces).where(and(eq(faces.spaceId, spaceId), isNull(faces.personId), eq(faces.state, 'shown'), eq(faces.kind, 'person'), sql`${faces.embedding} is not null`)).orderBy(asc(faces.lookedAt)).limit(LOOSE_AT_ONCE)
    const refused = await refusalsOf(tx, rows.map(({ id }) => id))
    const tables = new Map<string, CentroidTable>()
    for (const name of new Set(rows.map(({ vectorSpace }) => vectorSpace).filter((each) => each !== null))) tables.set(name, await centroids(tx, spaceId, name))
    const pictures = Map.groupBy(rows, (row) => row.sha256)
    const present = await presentIn(tx, spaceId, [...pictures.keys()])
    const placings = [...pictures].flatMap(([sha256, each]) => [...tables].flatMap(([name, table]) => {
      const ready = each.filter(({ vectorSpace }) => vectorSpace === name).map((row) => looseFace(row, refused)).filter((face) => face !== undefined)
      return placeFaces(ready, table, present.get(sha256) ?? new Set())
    }))
    await shiftCentroids(tx, spaceId, await keepPlacings(tx, spaceId, rows, placings))
  })
}

/** Who is in each of these contents already. */
async function presentIn(tx: Transaction, spaceId: string, sha256s: readonly string[]): Promise<Map<string, Set<string>>> {
  const rows = await tx.selectDistinct({ sha256: faces.sha256, id: faces.personId }).from(faces)
    .where(and(sql`${faces.sha256} = any(${sql.param([...sha256s])}::text[])`, eq(faces.spaceId, spaceId), eq(faces.state, 'shown'), isNotNull(faces.personId)))
  return new Map([...Map.groupBy(rows, ({ sha256 }) => sha256)].map(([sha256, each]) => [sha256, new Set(each.map(({ id }) => id).filter((id) => id !== null))]))
}
