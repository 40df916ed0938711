import { requireRole, type Actor } from '../../access/index.ts'
import { requireFile } from '../../library/index.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { decide, type Decided } from '../history/decide.ts'
import { faces } from '../people-schema.ts'
import { lockPeople } from './centroids.ts'
import { shownIn } from './count-shown.ts'
import { editPeople, type PeopleParts } from './decide-people.ts'
import { targetOf, type FaceTarget } from './move-faces.ts'
import { nobody } from './people-edit.ts'

export interface DrawnFace { box: readonly [number, number, number, number]; kind?: 'person' | 'pet'; /** Whose it is, where that was said. */ whose?: FaceTarget }

/** Shares of a picture's side below which nothing can be seen. */
const LEAST_SIDE = 0.005

/**
 * Puts a box round a face that no machine found, or round a pet. It has no vector until an analysis finds a face in the same place, which then is this one.
 * @throws AppError 'invalid' catalog.bad-face-box | catalog.person-name-…, 'not-found' library.no-such-file | catalog.no-such-person, 'forbidden' access.role-needed
 */
export async function drawFace(parts: PeopleParts, actor: Actor, fileId: string, { box, kind = 'person', whose }: DrawnFace): Promise<Decided & { faceId: string }> {
  const [x, y, width, height] = box
  const isInside = box.every(Number.isFinite) && x >= 0 && y >= 0 && width >= LEAST_SIDE && height >= LEAST_SIDE && x + width <= 1.0001 && y + height <= 1.0001
  if (!isInside) throw new AppError('invalid', 'catalog.bad-face-box')
  const faceId = newId()
  const decided = await decide(parts, actor, async (tx) => {
    const { spaceId, sha256 } = await requireFile(tx, actor, fileId)
    requireRole(actor, spaceId, 'member')
    await lockPeople(tx, spaceId)
    const target = whose && await targetOf(tx, actor, spaceId, kind, whose)
    // begun as removed, so that taking it back is the same as saying that it is none
    await tx.insert(faces).values({ id: faceId, spaceId, sha256, kind, box: [...box], state: 'removed', createdBy: actor.userId, shownIn: shownIn(spaceId, sha256) })
    return [await editPeople(tx, parts, spaceId, 'face-drawn', target?.after.name ?? '', {
      before: { ...nobody, people: target?.before ? [target.before] : [], faces: [{ personId: null, by: null, state: 'removed', ids: [faceId] }] },
      after: { ...nobody, people: target ? [target.after] : [], faces: [{ personId: target?.after.id ?? null, by: 'person', state: 'shown', ids: [faceId] }] },
    })]
  })
  return { ...decided, faceId }
}
