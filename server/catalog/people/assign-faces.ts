import { sql, type SQL } from 'drizzle-orm'
import { files } from '../../library/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { peopleChanged } from '../events.ts'
import { repairPeople } from '../jobs.ts'
import { faces, people } from '../people-schema.ts'
import { lockPeople, shiftCentroids, type Centroids, type Shift } from './centroids.ts'
import { countFaces } from './count-faces.ts'
import { facesOf, type FoundFace } from './found-faces.ts'
import { placeFaces, type LooseFace, type Placing } from './place-faces.ts'
import { refusalsOf, shiftOf, takeInFaces, type FaceRow } from './take-in-faces.ts'
import { vectorOf } from './vectors.ts'

export interface AssignParts extends Pick<CatalogParts, 'db' | 'events' | 'queue' | 'analysis'> { centroids: Centroids }

/** Seconds after which what came in is looked over, so that a whole import is looked over a few times, not once a picture. */
const REPAIR_AFTER = 60

/** Takes the faces of a content into every space where it stands, and says whose they are. Running it again changes nothing. */
export async function assignFaces(parts: AssignParts, sha256: string): Promise<void> {
  const found = facesOf((await parts.analysis.findMany([sha256])).get(sha256) ?? [])
  if (!found) return
  const places = await parts.db.selectDistinct({ spaceId: files.spaceId }).from(files).where(sql`${files.sha256} = ${sha256}`)
  for (const { spaceId } of places) await parts.db.transaction((tx) => assignInSpace(tx, parts, { spaceId, sha256, found }))
}

async function assignInSpace(tx: Transaction, { centroids, events, queue }: AssignParts, { spaceId, sha256, found }: { spaceId: string; sha256: string; found: readonly FoundFace[] }): Promise<void> {
  await lockPeople(tx, spaceId)
  const vectorSpaces = new Set(found.map(({ vectorSpace }) => vectorSpace).filter((name) => name !== null))
  const tables = new Map<string, Awaited<ReturnType<Centroids>>>()
  for (const name of vectorSpaces) tables.set(name, await centroids(tx, spaceId, name))
  const { rows, shifts } = await takeInFaces(tx, spaceId, sha256, found)
  const loose = rows.filter(({ personId, state, kind }) => personId === null && state === 'shown' && kind === 'person')
  const refused = await refusalsOf(tx, loose.map(({ id }) => id))
  const present = new Set(rows.filter(({ state }) => state === 'shown').map(({ personId }) => personId).filter((id) => id !== null))
  for (const [name, table] of tables) {
    const ready = loose.filter(({ vectorSpace }) => vectorSpace === name).map((row) => looseFace(row, refused)).filter((face) => face !== undefined)
    shifts.push(...await keepPlacings(tx, spaceId, rows, placeFaces(ready, table, present)))
  }
  await shiftCentroids(tx, spaceId, shifts)
  await countFaces(tx, spaceId, [sha256])
  if (shifts.length === 0) return
  await events.publish(tx, peopleChanged, { spaceId, personIds: [...new Set(shifts.map(({ personId }) => personId))].slice(0, 100) })
  await queue.send(tx, repairPeople, { spaceId }, { startAfterSeconds: REPAIR_AFTER })
}

/** A row that has what it takes to be placed. */
export function looseFace(row: FaceRow, refused: ReadonlyMap<string, ReadonlySet<string>>): LooseFace | undefined {
  const vector = vectorOf(row.embedding)
  return vector && { id: row.id, vector, quality: row.quality ?? 0, refused: refused.get(row.id) ?? new Set() }
}

/** Writes down what was made of faces, in few statements however many they are; returns how centres move by it. */
export async function keepPlacings(tx: Transaction, spaceId: string, rows: readonly FaceRow[], placings: readonly Placing[]): Promise<Shift[]> {
  const shifts: Shift[] = []
  const byId = new Map(rows.map((row) => [row.id, row]))
  const begun = placings.filter(({ to }) => to === 'new').map(({ faceId }) => ({ faceId, personId: newId() }))
  if (begun.length) await tx.insert(people).values(begun.map(({ personId }) => ({ id: personId, spaceId })))
  const newOnes = new Map(begun.map(({ faceId, personId }) => [faceId, personId]))
  const given: Whose[] = [], asked: Whose[] = []
  for (const placing of placings) {
    const row = byId.get(placing.faceId)
    if (!row) continue
    if (placing.to === 'nobody') {
      asked.push({ faceId: row.id, personId: placing.suggestion?.personId ?? null, distance: placing.suggestion?.distance ?? null })
      continue
    }
    const personId = placing.to === 'person' ? placing.personId : newOnes.get(placing.faceId) ?? null
    given.push({ faceId: row.id, personId, distance: placing.to === 'person' ? placing.distance : 0 })
    shifts.push(...shiftOf(row, personId, 1))
  }
  if (given.length) await tx.execute(sql`update ${faces} set person_id = whose.person_id, assigned_by = 'machine', distance = whose.distance, suggested_id = null, suggested_distance = null ${fromWhose(given)}`)
  if (asked.length) await tx.execute(sql`update ${faces} set suggested_id = whose.person_id, suggested_distance = whose.distance, looked_at = now() ${fromWhose(asked)}`)
  return shifts
}

interface Whose { faceId: string; personId: string | null; distance: number | null }

const fromWhose = (all: readonly Whose[]): SQL => sql`
  from unnest(${sql.param(all.map(({ faceId }) => faceId))}::uuid[], ${sql.param(all.map(({ personId }) => personId))}::uuid[], ${sql.param(all.map(({ distance }) => distance))}::real[]) as whose(face_id, person_id, distance)
  where ${faces.id} = whose.face_id`
