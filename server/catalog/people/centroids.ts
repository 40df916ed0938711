import { and, eq, gt, sql } from 'drizzle-orm'
import type { Queryable, Transaction } from '../../platform/database.ts'
import { personCentroids } from '../people-schema.ts'
import { centroidTable, type CentroidTable } from './centroid-table.ts'
import { bytesOf, shifted, vectorOf, type Mean } from './vectors.ts'

/** Held until the transaction ends: who changes the people of a space takes turns, machines and persons, in all processes. */
export async function lockPeople(tx: Transaction, spaceId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`people ${spaceId}`}, 0))`)
}

export type Centroids = (on: Queryable, spaceId: string, vectorSpace: string) => Promise<CentroidTable>

const KEPT = 24

/**
 * The centres of the people of a space, remembered in memory. Each time only rows are read whose revision is newer than what is remembered; since every
 * writer holds the lock of the space, revisions come in order and nothing is missed, whichever process wrote. A transaction reads them before it writes any: what is rolled back is never remembered.
 */
export function createCentroids(): Centroids {
  const kept = new Map<string, { table: CentroidTable; revision: number }>()
  return async function centroidsOf(on, spaceId, vectorSpace) {
    const key = `${spaceId} ${vectorSpace}`
    const known = kept.get(key)
    const rows = await on.select({ personId: personCentroids.personId, centroid: personCentroids.centroid, faces: personCentroids.faces, revision: personCentroids.revision }).from(personCentroids)
      .where(and(eq(personCentroids.spaceId, spaceId), eq(personCentroids.vectorSpace, vectorSpace), gt(personCentroids.revision, known?.revision ?? 0)))
    const table = known?.table ?? centroidTable((rows[0]?.centroid.byteLength ?? 512) / 4)
    let revision = known?.revision ?? 0
    for (const row of rows) {
      const centroid = vectorOf(row.centroid)
      if (row.faces === 0 || !centroid) table.remove(row.personId)
      else table.put(row.personId, centroid, row.faces)
      revision = Math.max(revision, row.revision)
    }
    kept.delete(key)
    if (rows.length > 0 || known) kept.set(key, { table, revision })
    for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - KEPT))) kept.delete(oldest)
    return table
  }
}

/** A face that comes to a person or leaves one. */
export interface Shift { personId: string; vectorSpace: string; vector: Float32Array; by: 1 | -1 }

/** Moves centres by the faces that came and went; the caller holds the lock of the space. */
export async function shiftCentroids(tx: Transaction, spaceId: string, shifts: readonly Shift[]): Promise<void> {
  const byPerson = Map.groupBy(shifts, ({ personId, vectorSpace }) => `${personId} ${vectorSpace}`)
  for (const each of byPerson.values()) {
    const { personId, vectorSpace } = each[0]!
    const [row] = await tx.select({ centroid: personCentroids.centroid, faces: personCentroids.faces }).from(personCentroids).where(and(eq(personCentroids.personId, personId), eq(personCentroids.vectorSpace, vectorSpace)))
    const before = row && vectorOf(row.centroid)
    // those that come first, so that a mean whose faces all change never passes through nothing
    const after = each.toSorted((a, b) => b.by - a.by).reduce<Mean | undefined>((mean, { vector, by }) => shifted(mean, vector, by), before && { centroid: before, faces: row.faces })
    if (after) await putCentroid(tx, spaceId, personId, vectorSpace, after)
  }
}

/** Writes a centre under the next revision. */
export async function putCentroid(tx: Transaction, spaceId: string, personId: string, vectorSpace: string, { centroid, faces }: Mean): Promise<void> {
  const next = { centroid: bytesOf(centroid), faces, revision: sql`nextval('people_revisions')` }
  await tx.insert(personCentroids).values({ personId, spaceId, vectorSpace, ...next }).onConflictDoUpdate({ target: [personCentroids.personId, personCentroids.vectorSpace], set: next })
}
