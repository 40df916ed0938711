import type { CentroidTable } from './centroid-table.ts'
import { ASSIGN_WITHIN, LEAST_QUALITY, SUGGEST_WITHIN } from './thresholds.ts'

/** A face that belongs to nobody yet. */
export interface LooseFace {
  id: string
  vector: Float32Array
  quality: number
  /** Whom it is not, as a person said. */
  refused: ReadonlySet<string>
}

/** What a machine makes of a face: someone known, someone new, or a question. */
export type Placing =
  | { faceId: string; to: 'person'; personId: string; distance: number }
  | { faceId: string; to: 'new' }
  | { faceId: string; to: 'nobody'; suggestion: { personId: string; distance: number } | null }

/** As many of the nearest are looked at: whoever is refused or in the picture already is passed over. */
const MOST_NEAR = 8

/**
 * Decides about the loose faces of one picture. The work is one look at each person's centre, however many faces there are.
 * Nobody is in a picture twice: of two faces near one person the nearer one is theirs; `present` are those who are in it already.
 */
export function placeFaces(faces: readonly LooseFace[], table: CentroidTable, present: ReadonlySet<string>): Placing[] {
  const near = new Map(faces.map((face) => [face.id, table.nearest(face.vector, { within: SUGGEST_WITHIN, most: MOST_NEAR }).filter(({ personId }) => !face.refused.has(personId))]))
  const pairs = faces.filter(({ quality }) => quality >= LEAST_QUALITY).flatMap(({ id }) => (near.get(id) ?? []).map((other) => ({ faceId: id, ...other })))
  const placed = new Map<string, { personId: string; distance: number }>()
  const taken = new Set(present)
  for (const { faceId, personId, distance } of pairs.filter((pair) => pair.distance <= ASSIGN_WITHIN).sort((a, b) => a.distance - b.distance)) {
    if (placed.has(faceId) || taken.has(personId)) continue
    placed.set(faceId, { personId, distance })
    taken.add(personId)
  }
  return faces.map(({ id, quality }): Placing => {
    const place = placed.get(id)
    if (place) return { faceId: id, to: 'person', ...place }
    // a good face that is near nobody, or near someone who is in the picture already, begins a person; whether that is someone known is asked
    if (quality >= LEAST_QUALITY) return { faceId: id, to: 'new' }
    const first = (near.get(id) ?? []).find(({ personId }) => !taken.has(personId))
    return { faceId: id, to: 'nobody', suggestion: first ? { personId: first.personId, distance: first.distance } : null }
  })
}
