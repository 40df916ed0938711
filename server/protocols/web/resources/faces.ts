import { Hono } from 'hono'
import { z } from 'zod'
import type { FaceTarget } from '../../../catalog/index.ts'
import { AppError } from '../../../platform/errors.ts'
import { cropTag } from '../../../renditions/index.ts'
import type { Told } from '../answers/answers.tsx'
import { cachingFor } from '../media/caching-for.ts'
import { sendFile } from '../media/send-file.ts'
import { cropVersion } from '../files/media-urls.ts'
import { sayName } from '../people/say-name.ts'
import { idOf, oneOrMore, readForm } from '../read-form.ts'
import type { ResourceParts } from '../rooms.ts'
import { actorOf, type Door, type DoorContext } from '../visit.ts'

/** As many as one decision touches. */
const MOST = 10_000
const chosen = z.object({ face: oneOrMore(z.uuid(), MOST).optional(), person: z.uuid().optional(), name: z.string().max(1000).optional() })
/** To whom faces go: to the one whom the page is about, to the one who is named, to somebody new. */
const to = z.enum(['same', 'name', 'new']).catch('same')

/** Faces: their pictures, and what is done to several at once; every use-case looks again whether the person may. */
export function facesResource({ catalog, renditions, answers }: ResourceParts) {
  const { people } = catalog
  const read = async (c: DoorContext) => {
    const { face, ...form } = await readForm(c, chosen)
    if (!face) throw new AppError('invalid', 'people.none-selected')
    return { ...form, faceIds: [...new Set(face)] }
  }
  const nameOf = sayName({ catalog, answers })
  const done = (c: DoorContext, changeId: string | null, told: Told) => answers.done(c, { ...(changeId !== null && { told: { ...told, changeId } }), changed: true })
  return new Hono<Door>()
    .get('/faces/:id/crop', async (c) => {
      const { sha256, box } = await people.face(actorOf(c), idOf(c))
      const crop = await renditions.crop(sha256, box)
      if (!crop) throw new AppError('not-found', 'catalog.no-such-face')
      return sendFile(c, { path: crop.path, size: crop.size, name: `${cropTag(box)}.jpg`, mediaType: 'image/jpeg', etag: crop.etag, disposition: 'inline', caching: cachingFor(actorOf(c), c.req.query('v') === cropVersion(sha256, box)) })
    })
    .post('/faces/moving', async (c) => {
      const { faceIds, person, name } = await read(c)
      const { changeId, personId } = await people.moveFaces(actorOf(c), faceIds, targetOf(to.parse(c.req.query('to')), person, name))
      return done(c, changeId, { key: 'people.done-moved', params: { count: faceIds.length, name: await nameOf(c, personId) } })
    })
    .post('/faces/refusal', async (c) => {
      const { faceIds, person } = await read(c)
      if (person === undefined) throw new AppError('not-found', 'catalog.no-such-person')
      const { changeId } = await people.refuseFaces(actorOf(c), faceIds, person)
      return done(c, changeId, { key: 'people.done-refused', params: { count: faceIds.length, name: await nameOf(c, person) } })
    })
    .post('/faces/removal', async (c) => {
      const { faceIds } = await read(c)
      const { changeId } = await people.removeFaces(actorOf(c), faceIds)
      return done(c, changeId, { key: 'people.done-removed', params: { count: faceIds.length } })
    })
}

function targetOf(whom: 'same' | 'name' | 'new', personId: string | undefined, name = ''): FaceTarget {
  if (whom === 'new') return { new: true }
  if (whom === 'name') return { name }
  if (personId === undefined) throw new AppError('not-found', 'catalog.no-such-person')
  return { personId }
}
