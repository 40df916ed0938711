import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { files } from '../../library/index.ts'
import type { Queryable } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import { faces } from '../people-schema.ts'
import { boxOf, type Box } from './boxes.ts'
import { seesFace } from '../sight/sees-beside.ts'

/**
 * Where a face is to be cut out of, for whoever may see a file that shows it.
 * @throws AppError 'not-found' catalog.no-such-face
 */
export async function findFace(db: Queryable, actor: Actor, faceId: string): Promise<{ sha256: string; box: Box; personId: string | null }> {
  const [row] = await db.select({ sha256: faces.sha256, box: faces.box, personId: faces.personId }).from(faces)
    .where(sql`${faces.id} = ${faceId} and ${seesFace(actor)} and exists (select 1 from ${files} where ${files.sha256} = ${faces.sha256} and ${files.spaceId} = ${faces.spaceId})`)
  if (!row) throw new AppError('not-found', 'catalog.no-such-face')
  return { sha256: row.sha256, box: boxOf(row.box), personId: row.personId }
}
