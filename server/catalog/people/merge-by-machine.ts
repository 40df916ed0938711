import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Transaction } from '../../platform/database.ts'
import { faceRefusals, faces, people, personCentroids } from '../people-schema.ts'
import { putCentroid } from './centroids.ts'
import { vectorOf } from './vectors.ts'

/**
 * Merges two people whom a machine made and nobody named: the smaller one's faces become the larger one's. Nothing happens where both are in one picture,
 * or where a face of one was refused for the other. Returns whom it touched.
 */
export async function mergeByMachine(tx: Transaction, spaceId: string, a: string, b: string): Promise<string[]> {
  if (await areApart(tx, a, b)) return []
  const counts = await tx.select({ id: faces.personId, n: sql<number>`count(*)::int` }).from(faces).where(inArray(faces.personId, [a, b])).groupBy(faces.personId)
  const count = (id: string): number => counts.find((row) => row.id === id)?.n ?? 0
  const [from, into] = count(a) > count(b) ? [b, a] : [a, b]
  await tx.update(faces).set({ personId: into }).where(eq(faces.personId, from))
  await tx.update(faces).set({ suggestedId: into }).where(eq(faces.suggestedId, from))
  await tx.update(people).set({ gone: true, mergedInto: into }).where(eq(people.id, from))
  await joinCentroids(tx, spaceId, from, into)
  return [from, into]
}

/** In one picture together, or told apart by a person. */
async function areApart(tx: Transaction, a: string, b: string): Promise<boolean> {
  const [row] = await tx.execute<{ apart: boolean }>(sql`
    select exists (
      select 1 from ${faces} one join ${faces} other on other.sha256 = one.sha256 and other.space_id = one.space_id
      where one.person_id = ${a} and other.person_id = ${b} and one.state = 'shown' and other.state = 'shown'
    ) or exists (
      select 1 from ${faceRefusals} join ${faces} on ${faces.id} = ${faceRefusals.faceId}
      where (${faces.personId} = ${a} and ${faceRefusals.personId} = ${b}) or (${faces.personId} = ${b} and ${faceRefusals.personId} = ${a})
    ) as apart`)
  return row?.apart === true
}

/** The mean of two means, by how many faces each is of. */
async function joinCentroids(tx: Transaction, spaceId: string, from: string, into: string): Promise<void> {
  for (const { vectorSpace, centroid, faces: n } of await tx.select().from(personCentroids).where(eq(personCentroids.personId, from))) {
    const [row] = await tx.select().from(personCentroids).where(and(eq(personCentroids.personId, into), eq(personCentroids.vectorSpace, vectorSpace)))
    const [left, right] = [vectorOf(centroid), row ? vectorOf(row.centroid) : undefined]
    if (!left) continue
    const others = right ? row?.faces ?? 0 : 0
    const mean = n + others === 0 ? left : left.map((value, i) => (value * n + (right?.[i] ?? 0) * others) / (n + others))
    await putCentroid(tx, spaceId, into, vectorSpace, { centroid: mean, faces: n + others })
    await putCentroid(tx, spaceId, from, vectorSpace, { centroid: new Float32Array(left.length), faces: 0 })
  }
}
