import { and, eq, inArray, sql } from 'drizzle-orm'
import type { PgInsertValue } from 'drizzle-orm/pg-core'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { faceRefusals, faces } from '../people-schema.ts'
import { boxOf, matchBoxes } from './boxes.ts'
import type { FoundFace } from './found-faces.ts'
import { LEAST_QUALITY } from './thresholds.ts'
import type { Shift } from './centroids.ts'
import { countShown, shownIn } from './count-shown.ts'
import { bytesOf, vectorOf } from './vectors.ts'

export type FaceRow = typeof faces.$inferSelect

/** True for a face that moves its person's centre. */
export const weighs = ({ state, quality, embedding, vectorSpace }: Pick<FaceRow, 'state' | 'quality' | 'embedding' | 'vectorSpace'>): boolean =>
  state === 'shown' && embedding !== null && vectorSpace !== null && (quality ?? 0) >= LEAST_QUALITY

/** A face's part in its person's centre, come or gone. */
export function shiftOf(row: Pick<FaceRow, 'state' | 'quality' | 'embedding' | 'vectorSpace'>, personId: string | null, by: 1 | -1): Shift[] {
  const vector = weighs(row) ? vectorOf(row.embedding) : undefined
  return personId !== null && vector && row.vectorSpace ? [{ personId, vectorSpace: row.vectorSpace, vector, by }] : []
}

/**
 * Brings the faces of a content in one space up to the latest analysis. A face that lies where a known one lay is that one: whose it is, and what was refused, stays.
 * What is found no more goes, unless a person had a say in it. Returns all faces as they are now, and what that does to centres.
 */
export async function takeInFaces(tx: Transaction, spaceId: string, sha256: string, found: readonly FoundFace[]): Promise<{ rows: FaceRow[]; shifts: Shift[] }> {
  const known = await tx.select().from(faces).where(and(eq(faces.sha256, sha256), eq(faces.spaceId, spaceId), eq(faces.kind, 'person'))).orderBy(faces.id)
  const matched = matchBoxes(found.map(({ box }) => box), known.map(({ box }) => boxOf(box)))
  const shifts: Shift[] = []
  const rows: FaceRow[] = []
  const coming: PgInsertValue<typeof faces>[] = []
  for (const [index, face] of found.entries()) {
    const row = known[matched.get(index) ?? -1]
    const seen = {
      index, box: face.box, score: face.score, quality: face.quality, vectorSpace: face.vectorSpace, embedding: face.vector && bytesOf(face.vector),
    }
    if (!row) {
      coming.push({ id: newId(), spaceId, sha256, ...seen, shownIn: shownIn(spaceId, sha256) })
      continue
    }
    // a network that has less to say takes nothing away
    const next = { ...row, ...seen, ...(face.vector ? {} : { vectorSpace: row.vectorSpace, embedding: row.embedding }) }
    if (!isSame(row, next)) {
      shifts.push(...shiftOf(row, row.personId, -1), ...shiftOf(next, row.personId, 1))
      await tx.update(faces).set({ index: next.index, box: next.box, score: next.score, quality: next.quality, vectorSpace: next.vectorSpace, embedding: next.embedding }).where(eq(faces.id, row.id))
    }
    rows.push(next)
  }
  if (coming.length) rows.push(...await tx.insert(faces).values(coming).returning())
  if (known.length) await countShown(tx, spaceId, [sha256])
  const lost = known.filter((_, i) => ![...matched.values()].includes(i))
  const kept = await decidedOn(tx, lost)
  const going = lost.filter(({ id }) => !kept.has(id))
  if (going.length) await tx.delete(faces).where(inArray(faces.id, going.map(({ id }) => id)))
  shifts.push(...going.flatMap((row) => shiftOf(row, row.personId, -1)))
  const staying = lost.filter(({ id, index }) => kept.has(id) && index !== null)
  if (staying.length) await tx.update(faces).set({ index: null }).where(inArray(faces.id, staying.map(({ id }) => id)))
  return { rows: [...rows, ...lost.filter(({ id }) => kept.has(id))], shifts }
}

const isSame = (a: FaceRow, b: FaceRow): boolean =>
  a.index === b.index && a.score === b.score && a.quality === b.quality && a.box.every((value, i) => Math.abs(value - (b.box[i] ?? 0)) < 1e-6) && a.vectorSpace === b.vectorSpace
  && Buffer.compare(Buffer.from(a.embedding ?? []), Buffer.from(b.embedding ?? [])) === 0

/** Faces that a person drew, named, took away or refused someone for. */
async function decidedOn(tx: Transaction, rows: readonly FaceRow[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set()
  const refused = await tx.selectDistinct({ id: faceRefusals.faceId }).from(faceRefusals).where(inArray(faceRefusals.faceId, rows.map(({ id }) => id)))
  return new Set([...refused.map(({ id }) => id), ...rows.filter(({ assignedBy, state, createdBy, score }) => assignedBy === 'person' || state === 'removed' || createdBy !== null || score === null).map(({ id }) => id)])
}

/** Who was refused for these faces, by face. */
export async function refusalsOf(tx: Transaction, faceIds: readonly string[]): Promise<Map<string, Set<string>>> {
  if (faceIds.length === 0) return new Map()
  const rows = await tx.select().from(faceRefusals).where(sql`${faceRefusals.faceId} = any(${sql.param([...faceIds])}::uuid[])`)
  return new Map([...Map.groupBy(rows, ({ faceId }) => faceId)].map(([faceId, each]) => [faceId, new Set(each.map(({ personId }) => personId))]))
}
