import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { analysisCompleted, analysisResults } from '../../analysis/index.ts'
import { fileChanged, versionAdded } from '../../library/index.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { assignFaces as assignJob, repairPeople as repairJob } from '../jobs.ts'
import { assignFaces } from './assign-faces.ts'
import { createCentroids } from './centroids.ts'
import { countShownOfFiles } from './count-shown.ts'
import { choosePortrait, hidePerson, setBirthday } from './describe-person.ts'
import { drawFace, type DrawnFace } from './draw-face.ts'
import { facesOfFile } from './faces-of-file.ts'
import { findFace } from './find-face.ts'
import { facesOfPerson, findPerson, suggestNames } from './find-person.ts'
import { FACES_ANALYZER } from './found-faces.ts'
import { refuseFaces, removeFaces } from './judge-faces.ts'
import { listNames, listPeople, type PeopleRequest } from './list-people.ts'
import { makePerson } from './make-person.ts'
import { moveFaces, type FaceTarget } from './move-faces.ts'
import { mergePeople, namePerson } from './name-person.ts'
import { repairPeople } from './repair-people.ts'
import { suggestionsFor } from './suggestions.ts'

/** People: who can be seen in pictures, by name. */
export function createPeople(given: CatalogParts) {
  const parts = { ...given, centroids: createCentroids() }
  const { db, events, queue } = parts
  events.on(analysisCompleted, 'people', async (tx, { sha256, analyzer }) => {
    if (analyzer === FACES_ANALYZER) await queue.send(tx, assignJob, { sha256 })
  })
  // a content that stands elsewhere already has been looked at: its faces come to this space too
  events.on(versionAdded, 'people', async (tx, { fileId, spaceId, sha256, isNewFile, isNewContent }) => {
    if (!isNewFile || !isNewContent) await countShownOfFiles(tx, spaceId, [fileId])
    if (isNewContent) return
    const [seen] = await tx.select({ sha256: analysisResults.sha256 }).from(analysisResults).where(sql`${analysisResults.sha256} = ${sha256} and ${analysisResults.analyzer} = ${FACES_ANALYZER} and ${analysisResults.state} = 'done'`).limit(1)
    if (seen) await queue.send(tx, assignJob, { sha256 })
  })
  events.on(fileChanged, 'people', async (tx, { fileIds, spaceId, what }) => {
    if (what !== 'purged' && what !== 'redated') await countShownOfFiles(tx, spaceId, fileIds)
  })
  queue.work(assignJob, ({ sha256 }) => assignFaces(parts, sha256))
  queue.work(repairJob, async ({ spaceId }) => { await repairPeople(parts, spaceId) })
  return {
    list: (actor: Actor, request?: PeopleRequest) => listPeople(db, actor, request),
    names: (actor: Actor, request?: Pick<PeopleRequest, 'kind' | 'spaceId' | 'limit'>) => listNames(db, actor, request),
    find: (actor: Actor, personId: string) => findPerson(db, actor, personId),
    faces: (actor: Actor, personId: string, page?: { offset?: number; limit?: number; order?: 'newest' | 'unsure' }) => facesOfPerson(db, actor, personId, page),
    face: (actor: Actor, faceId: string) => findFace(db, actor, faceId),
    ofFile: (actor: Actor, fileId: string) => facesOfFile(db, actor, fileId),
    suggestions: (actor: Actor, personId: string) => suggestionsFor(parts, actor, personId),
    suggestNames: (actor: Actor, typed: string, options?: { limit?: number; spaceId?: string; kind?: 'person' | 'pet' }) => suggestNames(db, actor, typed, options),
    name: (actor: Actor, personId: string, name: string | null, options?: { merge?: boolean }) => namePerson(parts, actor, personId, name, options),
    make: (actor: Actor, spaceId: string, name: string) => makePerson(parts, actor, spaceId, name),
    merge: (actor: Actor, fromIds: readonly string[], intoId: string) => mergePeople(parts, actor, fromIds, intoId),
    hide: (actor: Actor, personId: string, hidden: boolean) => hidePerson(parts, actor, personId, hidden),
    portrait: (actor: Actor, personId: string, faceId: string | null) => choosePortrait(parts, actor, personId, faceId),
    birthday: (actor: Actor, personId: string, birthday: string | null) => setBirthday(parts, actor, personId, birthday),
    /** Also splits ({ new: true }) and says yes to a suggestion ({ personId }). */
    moveFaces: (actor: Actor, faceIds: readonly string[], target: FaceTarget) => moveFaces(parts, actor, faceIds, target),
    /** Not a face. */
    removeFaces: (actor: Actor, faceIds: readonly string[]) => removeFaces(parts, actor, faceIds),
    /** Not this person. */
    refuseFaces: (actor: Actor, faceIds: readonly string[], personId: string) => refuseFaces(parts, actor, faceIds, personId),
    drawFace: (actor: Actor, fileId: string, drawn: DrawnFace) => drawFace(parts, actor, fileId, drawn),
    /** What the job does for a content, here and now. */
    assign: (sha256: string) => assignFaces(parts, sha256),
    /** What the job does for a space, a part at a time. */
    repair: (spaceId: string) => repairPeople(parts, spaceId),
  }
}
