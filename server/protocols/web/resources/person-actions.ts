import { Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../platform/errors.ts'
import { tellChange } from '../answers/tell-change.ts'
import { personNamed } from '../people/person-named.ts'
import { sayName } from '../people/say-name.ts'
import { idOf, oneOrMore, readForm } from '../read-form.ts'
import type { ResourceParts } from '../rooms.ts'
import { actorOf, type Door, type DoorContext } from '../visit.ts'

const naming = z.object({ name: z.string().max(1000) })
const birthday = z.object({ birthday: z.string().max(40) })
const portrait = z.object({ face: oneOrMore(z.uuid(), 10_000).optional() })
const merging = z.object({ into: z.uuid() }).or(naming)
const group = z.object({ person: z.uuid() })
/** As many faces of a group as one decision holds at once. */
const MOST_FACES = 500

/** What is said of one person in pictures. Every answer makes the page ask again for what it shows. */
export function personActionsResource({ catalog, answers }: ResourceParts) {
  const { people } = catalog
  const nameOf = sayName({ catalog, answers })
  const hide = async (c: DoorContext, hidden: boolean) => {
    const name = await nameOf(c, idOf(c))
    return answers.done(c, { told: tellChange(await people.hide(actorOf(c), idOf(c), hidden), hidden ? 'people.done-hidden' : 'people.done-shown', { name }), changed: true })
  }
  return new Hono<Door>()
    .put('/people/:id/name', async (c) => {
      const { name } = await readForm(c, naming)
      const actor = actorOf(c)
      try {
        const decided = await people.name(actor, idOf(c), name)
        const isMerged = decided.personId !== idOf(c)
        // on the page of a group that is now somebody else, that somebody is what people want to see
        const to = isMerged && c.req.header('referer')?.includes(`/people/${idOf(c)}`) ? `/people/${decided.personId}` : undefined
        return await answers.done(c, { told: tellChange(decided, isMerged ? 'people.done-merged' : 'people.done-named', { name: await nameOf(c, decided.personId) }), changed: true, ...(to && { to }) })
      } catch (error) {
        if (!(error instanceof AppError) || error.key !== 'catalog.person-name-taken') throw error
        const bearer = await personNamed(catalog, actor, name, await people.find(actor, idOf(c)))
        return answers.done(c, { to: `/people/${idOf(c)}?merge=${bearer.id}` })
      }
    })
    .delete('/people/:id/name', async (c) => answers.done(c, { told: tellChange(await people.name(actorOf(c), idOf(c), null), 'people.done-unnamed'), changed: true }))
    .put('/people/:id/birthday', async (c) => {
      const given = (await readForm(c, birthday)).birthday.trim()
      return answers.done(c, { told: tellChange(await people.birthday(actorOf(c), idOf(c), given === '' ? null : given), 'people.done-birthday'), changed: true })
    })
    .post('/people/:id/portrait', async (c) => {
      const face = (await readForm(c, portrait)).face?.[0]
      if (face === undefined) throw new AppError('invalid', 'people.none-selected')
      return answers.done(c, { told: tellChange(await people.portrait(actorOf(c), idOf(c), face), 'people.done-portrait'), changed: true })
    })
    .post('/people/:id/hiding', (c) => hide(c, true))
    .delete('/people/:id/hiding', (c) => hide(c, false))
    .post('/people/:id/merging', async (c) => {
      const actor = actorOf(c)
      const form = await readForm(c, merging)
      const into = 'into' in form ? await people.find(actor, form.into) : await personNamed(catalog, actor, form.name, await people.find(actor, idOf(c)))
      const decided = await people.merge(actor, [idOf(c)], into.id)
      const stays = c.req.header('referer')?.includes(`/people/${into.id}`) === true
      return answers.done(c, { told: tellChange(decided, 'people.done-merged', { name: await nameOf(c, into.id) }), changed: true, ...(!stays && { to: `/people/${into.id}` }) })
    })
    .post('/people/:id/refusal', async (c) => {
      const actor = actorOf(c)
      const theirs = await people.faces(actor, (await readForm(c, group)).person, { limit: MOST_FACES })
      const decided = await people.refuseFaces(actor, theirs.map(({ faceId }) => faceId), idOf(c))
      return answers.done(c, { told: tellChange(decided, 'people.done-refused', { count: theirs.length, name: await nameOf(c, idOf(c)) }), changed: true })
    })
}
