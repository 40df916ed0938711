import { sql } from 'drizzle-orm'
import { newId, type Database } from '../../server/platform/index.ts'
import { createCentroids } from '../../server/catalog/people/centroids.ts'
import type { CentroidTable } from '../../server/catalog/people/centroid-table.ts'
import { placeFaces } from '../../server/catalog/people/place-faces.ts'
import { bytesOf, shifted } from '../../server/catalog/people/vectors.ts'
import { faces, people, personCentroids } from '../../server/catalog/people-schema.ts'
import { shaOf, type createCrowd, type CrowdFace } from './crowd.ts'

export const VECTOR_SPACE = 'dlib-128'
const AT_ONCE = 1000

/** What a machine decided of a face of the crowd: whose it is, and whether it begins someone. */
export interface Placed { id: string; face: CrowdFace; personId: string | null; isNew: boolean; distance: number | null; suggestion: { personId: string; distance: number } | null }

/** Decides about the faces of a picture by the product's own rules and moves the centres in memory. */
export function placeInMemory(table: CentroidTable, crowd: readonly CrowdFace[]): Placed[] {
  const byId = new Map(crowd.map((face) => [newId(), face]))
  const placings = placeFaces([...byId].map(([id, { vector, quality }]) => ({ id, vector, quality, refused: new Set<string>() })), table, new Set())
  return placings.flatMap((placing): Placed[] => {
    const face = byId.get(placing.faceId)
    if (!face) return []
    const none = { id: placing.faceId, face, personId: null, isNew: false, distance: null, suggestion: null }
    if (placing.to === 'nobody') return [{ ...none, suggestion: placing.suggestion }]
    const personId = placing.to === 'person' ? placing.personId : newId()
    const known = table.of(personId), mean = shifted(known && { centroid: known.centroid, faces: known.faces }, face.vector, 1)
    table.put(personId, mean.centroid, mean.faces)
    return [{ ...none, personId, isNew: placing.to === 'new', distance: placing.to === 'person' ? placing.distance : 0 }]
  })
}

/** Takes pictures of a crowd in at once: decided in memory, as the product decides, and written down in bulk, as the product would have left it. */
export async function placeInBulk(db: Database, spaceId: string, crowd: ReturnType<typeof createCrowd>, { from, before }: { from: number; before: number }): Promise<void> {
  const table = await createCentroids()(db, spaceId, VECTOR_SPACE)
  const placed: (Placed & { sha256: string; index: number })[] = []
  for (let picture = from; picture < before; picture++) placed.push(...placeInMemory(table, crowd.facesOf(picture)).map((each, index) => ({ ...each, sha256: shaOf(picture), index })))
  await db.transaction(async (tx) => {
    for (const part of parts(placed.flatMap(({ personId, isNew }) => (isNew && personId ? [{ id: personId, spaceId }] : [])))) await tx.insert(people).values(part)
    const rows = placed.map(({ id, sha256, index, face, personId, distance, suggestion }) => ({
      id, spaceId, sha256, index, box: face.box, score: 0.9, quality: face.quality, vectorSpace: VECTOR_SPACE, embedding: bytesOf(face.vector),
      shownIn: 1, personId, assignedBy: personId ? 'machine' as const : null, distance, suggestedId: suggestion?.personId ?? null, suggestedDistance: suggestion?.distance ?? null,
    }))
    for (const part of parts(rows)) await tx.insert(faces).values(part)
    const moved = [...new Set(placed.flatMap(({ personId }) => personId ?? []))].flatMap((personId) => {
      const mean = table.of(personId)
      return mean ? [{ personId, spaceId, vectorSpace: VECTOR_SPACE, centroid: bytesOf(mean.centroid), faces: mean.faces, revision: sql`nextval('people_revisions')` }] : []
    })
    const set = { centroid: sql`excluded.centroid`, faces: sql`excluded.faces`, revision: sql`excluded.revision` }
    for (const part of parts(moved)) await tx.insert(personCentroids).values(part).onConflictDoUpdate({ target: [personCentroids.personId, personCentroids.vectorSpace], set })
    await tx.execute(sql`
      update search_documents set faces = counted.n from (select files.id, count(*)::int as n from faces join files on files.sha256 = faces.sha256 and files.space_id = faces.space_id
      where faces.sha256 >= ${shaOf(from)} and faces.sha256 < ${shaOf(before)} group by files.id) counted where file_id = counted.id`)
  })
}

function* parts<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let from = 0; from < rows.length; from += AT_ONCE) yield rows.slice(from, from + AT_ONCE)
}
