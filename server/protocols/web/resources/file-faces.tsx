import { Hono } from 'hono'
import { z } from 'zod'
import type { Actor } from '../../../access/index.ts'
import type { FaceTarget } from '../../../catalog/index.ts'
import { AppError } from '../../../platform/errors.ts'
import { FileFacesAnswer } from '../../../../views/files/_faces.tsx'
import type { Told } from '../answers/answers.tsx'
import { sayName } from '../people/say-name.ts'
import { fileFace } from '../people/shown-people.ts'
import { idOf, readForm } from '../read-form.ts'
import type { ResourceParts } from '../rooms.ts'
import { actorOf, type Door, type DoorContext } from '../visit.ts'
import { mayEdit } from './may-edit.ts'

const whose = z.object({ person: z.uuid() }).or(z.object({ name: z.string().max(1000) }))
const share = z.coerce.number().min(0).max(1)
const drawn = z.object({ x: share, y: share, width: share, height: share, kind: z.enum(['person', 'pet']).default('person'), name: z.string().max(1000).default('') })
const refused = z.object({ person: z.uuid() })

/** The faces on the page of a file: who they are, those that were missed, those that are none. */
export function fileFacesResource({ catalog, library, answers }: ResourceParts) {
  const { people } = catalog
  const fragment = async (c: DoorContext) => {
    const actor = actorOf(c)
    const [faces, { file }] = await Promise.all([people.ofFile(actor, idOf(c)), library.findFile(actor, idOf(c))])
    return <FileFacesAnswer id={idOf(c)} faces={faces.map(fileFace)} canEdit={mayEdit(actor, file.spaceId)} />
  }
  const done = async (c: DoorContext, changeId: string | null, told: Told) => answers.done(c, { fragment: await fragment(c), ...(changeId !== null && { told: { ...told, changeId } }) })
  const nameOf = sayName({ catalog, answers })
  const faceOn = async (c: DoorContext) => {
    const face = (await people.ofFile(actorOf(c), idOf(c))).find(({ id }) => id === idOf(c, 'faceId'))
    if (!face) throw new AppError('not-found', 'catalog.no-such-face')
    return face
  }
  /** A name for a face of a group that has none is the name of the whole group; for any other it moves the face. */
  const decide = async (actor: Actor, face: Awaited<ReturnType<typeof faceOn>>, target: FaceTarget) => {
    if ('name' in target && face.person && face.person.name === null) return people.name(actor, face.person.id, target.name)
    return people.moveFaces(actor, [face.id], target)
  }
  return new Hono<Door>()
    .get('/files/:id/faces', async (c) => answers.fragment(c, await fragment(c)))
    .post('/files/:id/faces', async (c) => {
      const { x, y, width, height, kind, name } = await readForm(c, drawn)
      const { changeId } = await people.drawFace(actorOf(c), idOf(c), { box: [x, y, width, height], kind, ...(name.trim() !== '' && { whose: { name } }) })
      return done(c, changeId, { key: 'people.done-drawn', params: {} })
    })
    .put('/files/:id/faces/:faceId', async (c) => {
      const form = await readForm(c, whose)
      const { changeId, personId } = await decide(actorOf(c), await faceOn(c), 'person' in form ? { personId: form.person } : { name: form.name })
      return done(c, changeId, { key: 'people.done-named', params: { name: await nameOf(c, personId) } })
    })
    .delete('/files/:id/faces/:faceId', async (c) => {
      const { changeId } = await people.removeFaces(actorOf(c), [(await faceOn(c)).id])
      return done(c, changeId, { key: 'people.done-removed', params: { count: 1 } })
    })
    .post('/files/:id/faces/:faceId/refusal', async (c) => {
      const { person } = await readForm(c, refused)
      const { changeId } = await people.refuseFaces(actorOf(c), [(await faceOn(c)).id], person)
      return done(c, changeId, { key: 'people.done-refused', params: { count: 1, name: await nameOf(c, person) } })
    })
}
