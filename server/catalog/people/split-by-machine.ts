import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { faces, people } from '../people-schema.ts'
import { shiftCentroids } from './centroids.ts'
import { shiftOf, weighs } from './take-in-faces.ts'
import { LEAST_IN_HALF, SPLIT_BEYOND } from './thresholds.ts'
import { meanOf, squaredDistance, vectorOf } from './vectors.ts'

/** Faces that are looked at: a larger group has been looked at while it grew. */
const MOST_FACES = 400, ROUNDS = 8

/** Splits a group that a machine made where its faces are clearly of two people. Returns whom it touched: none where it is one. */
export async function splitByMachine(tx: Transaction, spaceId: string, personId: string, vectorSpace: string): Promise<string[]> {
  const rows = (await tx.select({ id: faces.id, state: faces.state, quality: faces.quality, vectorSpace: faces.vectorSpace, embedding: faces.embedding }).from(faces).where(and(eq(faces.personId, personId), eq(faces.vectorSpace, vectorSpace), eq(faces.state, 'shown'))).orderBy(desc(faces.distance)).limit(MOST_FACES)).filter(weighs)
  const vectors = rows.map(({ embedding }) => vectorOf(embedding)).filter((vector) => vector !== undefined)
  const half = vectors.length === rows.length ? secondHalf(vectors) : undefined
  if (!half) return []
  const moving = rows.filter((_, i) => half.has(i))
  const id = newId()
  await tx.insert(people).values({ id, spaceId })
  await tx.update(faces).set({ personId: id, distance: null }).where(inArray(faces.id, moving.map((row) => row.id)))
  await shiftCentroids(tx, spaceId, moving.flatMap((row) => [...shiftOf(row, personId, -1), ...shiftOf(row, id, 1)]))
  await tx.update(people).set({ portraitId: null }).where(and(eq(people.id, personId), sql`${people.portraitId} = any(${sql.param(moving.map((row) => row.id))}::uuid[])`))
  return [personId, id]
}

/** The places of the smaller half where vectors fall in two halves that lie far apart; undefined where they do not. */
export function secondHalf(vectors: readonly Float32Array[]): Set<number> | undefined {
  if (vectors.length < 2 * LEAST_IN_HALF) return undefined
  const furthest = (from: Float32Array): Float32Array => vectors.reduce((best, vector) => (squaredDistance(vector, from) > squaredDistance(best, from) ? vector : best), from)
  const first = furthest(vectors[0]!)
  let centres: [Float32Array, Float32Array] = [first, furthest(first)]
  let isSecond: boolean[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const nearer = vectors.map((vector) => squaredDistance(vector, centres[1]) < squaredDistance(vector, centres[0]))
    if (round > 0 && nearer.every((second, i) => second === isSecond[i])) break
    isSecond = nearer
    centres = [meanOf(vectors.filter((_, i) => !isSecond[i])) ?? centres[0], meanOf(vectors.filter((_, i) => isSecond[i])) ?? centres[1]]
  }
  const places = new Set(isSecond.flatMap((second, i) => (second ? [i] : [])))
  const others = new Set(isSecond.flatMap((second, i) => (second ? [] : [i])))
  const smaller = places.size <= others.size ? places : others
  return smaller.size >= LEAST_IN_HALF && Math.sqrt(squaredDistance(...centres)) > SPLIT_BEYOND ? smaller : undefined
}
