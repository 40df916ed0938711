import { and, asc, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Actor } from '../../access/index.ts'
import { requireFile } from '../../library/index.ts'
import type { Queryable } from '../../platform/database.ts'
import { faces, people } from '../people-schema.ts'
import { ageAt, type Age } from './age.ts'
import { boxOf, type Box } from './boxes.ts'

/** A face on a picture, with whose it is or may be. */
export interface FaceOnFile {
  id: string
  sha256: string
  /** x, y, width, height; 0 to 1 of the upright picture. */
  box: Box
  kind: 'person' | 'pet'
  /** Drawn by a person, not found by a machine. */
  drawn: boolean
  /** How sure a machine is that it is a face; null for a drawn one. */
  score: number | null
  quality: number | null
  person: { id: string; name: string | null; hidden: boolean; /** When the picture was taken; null without a birthday. */ age: Age | null } | null
  /** Whose word it is whose face this is. */
  by: 'machine' | 'person' | null
  /** How far it lies from the person's others. */
  distance: number | null
  /** Is this Ann? Only people with a name are asked about. */
  suggestion: { personId: string; name: string; distance: number } | null
}

/**
 * The faces on a file, from left to right.
 * @throws AppError 'not-found' library.no-such-file
 */
export async function facesOfFile(db: Queryable, actor: Actor, fileId: string): Promise<FaceOnFile[]> {
  const file = await requireFile(db, actor, fileId)
  const suggested = alias(people, 'suggested')
  const rows = await db.select({
    face: { id: faces.id, sha256: faces.sha256, box: faces.box, kind: faces.kind, score: faces.score, quality: faces.quality, by: faces.assignedBy, distance: faces.distance, suggestedDistance: faces.suggestedDistance },
    person: { id: people.id, name: people.name, hidden: people.hidden, birthday: people.birthday },
    suggested: { id: suggested.id, name: suggested.name },
  }).from(faces)
    .leftJoin(people, eq(people.id, faces.personId))
    .leftJoin(suggested, and(eq(suggested.id, faces.suggestedId), sql`${suggested.name} is not null and not ${suggested.gone} and not ${suggested.hidden}`))
    .where(and(eq(faces.sha256, file.sha256), eq(faces.spaceId, file.spaceId), eq(faces.state, 'shown'))).orderBy(sql`${faces.box}[1]`, asc(faces.id))
  return rows.map(({ face: { suggestedDistance, ...face }, person, suggested: other }) => ({
    ...face, box: boxOf(face.box), drawn: face.score === null,
    person: person && { id: person.id, name: person.name, hidden: person.hidden, age: ageAt(person.birthday, file.takenLocal) },
    // who it may be is a question to those who may answer it, and would name people whom one who is limited does not see
    suggestion: !actor.isLimited && !person && other && other.name !== null ? { personId: other.id, name: other.name, distance: suggestedDistance ?? 0 } : null,
  }))
}
