import { Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../platform/errors.ts'
import { PersonRow } from '../../../../views/settings/_people.tsx'
import { checkbox, idOf, readForm } from '../read-form.ts'
import type { ResourceParts } from '../rooms.ts'
import { actorOf, type Door, type DoorContext } from '../visit.ts'
import { shownPeople } from './shown-person.ts'
import { showSettings } from './show-settings.tsx'

const role = z.enum(['admin', 'member', 'viewer'])
const newPerson = z.object({ name: z.string().max(1000), password: z.string().max(10_000), role })
const change = z.object({ role, disabled: checkbox })
const limiting = z.object({ name: z.string().max(1000) })
const newPassword = z.object({ password: z.string().max(10_000) })

/** People with access. */
export function peopleResource(parts: ResourceParts) {
  const { access, answers, sight } = parts
  const row = async (c: DoorContext, key: 'settings.saved' | 'settings.password-changed', isOpen = false) => {
    const person = (await shownPeople(parts, actorOf(c))).find(({ id }) => id === idOf(c))
    if (!person) throw new AppError('not-found', 'access.no-such-person')
    return answers.done(c, { fragment: <PersonRow person={person} isOpen={isOpen} />, told: { key, params: {} } })
  }
  return new Hono<Door>()
    .post('/people', async (c) => {
      const person = await readForm(c, newPerson)
      try {
        await access.addUser(actorOf(c), person)
      } catch (error) {
        if (!(error instanceof AppError) || (error.code !== 'invalid' && error.code !== 'conflict')) throw error
        const problem = { form: 'person' as const, field: error.key.includes('password') ? 'password' : 'name', sentence: await answers.say(c, error), values: { name: person.name, role: person.role } }
        return showSettings(parts, c, problem)
      }
      return answers.done(c, { to: '/settings#people', told: { key: 'settings.person-added', params: { name: person.name } } })
    })
    .put('/people/:id', async (c) => {
      const { role: wanted, disabled } = await readForm(c, change)
      await access.changeRole(actorOf(c), idOf(c), wanted)
      await (disabled ? access.disableUser(actorOf(c), idOf(c)) : access.enableUser(actorOf(c), idOf(c)))
      return row(c, 'settings.saved')
    })
    .put('/people/:id/password', async (c) => {
      await access.setPasswordOf(actorOf(c), idOf(c), (await readForm(c, newPassword)).password)
      return row(c, 'settings.password-changed')
    })
    .post('/people/:id/limit', async (c) => {
      await sight.add(actorOf(c), idOf(c), (await readForm(c, limiting)).name)
      return row(c, 'settings.saved', true)
    })
    .delete('/people/:id/limit/:tagId', async (c) => {
      await sight.remove(actorOf(c), idOf(c), c.req.param('tagId'))
      return row(c, 'settings.saved', true)
    })
    .delete('/people/:id/limit', async (c) => {
      await sight.lift(actorOf(c), idOf(c))
      return row(c, 'settings.saved', true)
    })
}
