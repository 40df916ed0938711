import { Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../platform/errors.ts'
import { AppPasswords } from '../../../../views/devices/_app-passwords.tsx'
import type { FormProblem, MadePassword } from '../../../../views/devices/data.ts'
import { idOf, readForm } from '../read-form.ts'
import type { ResourceParts } from '../rooms.ts'
import { actorOf, type Door, type DoorContext } from '../visit.ts'
import { knownDevices, showDevices } from './show-devices.tsx'

const newDevice = z.object({ device: z.string().max(10_000) })

/** How devices are connected: the address, their passwords, and the steps for each system. */
export function devicesResource(parts: ResourceParts) {
  const { access, answers } = parts
  const list = async (c: DoorContext, { made, problem }: { made?: MadePassword; problem?: FormProblem } = {}) => <AppPasswords person={actorOf(c).name} devices={await knownDevices(parts, c)} made={made} problem={problem} />
  /** Only the passwords where scripts run, else the whole page; never an address to go to, which would have to carry the password. */
  const answer = async (c: DoorContext, outcome: { made?: MadePassword; problem?: FormProblem }) => (answers.isFragment(c) ? answers.fragment(c, await list(c, outcome)) : showDevices(parts, c, outcome))

  return new Hono<Door>()
    .get('/devices', (c) => showDevices(parts, c))
    .post('/devices/app-passwords', async (c) => {
      const { device } = await readForm(c, newDevice)
      try {
        return await answer(c, { made: await access.appPasswords.make(actorOf(c), device) })
      } catch (error) {
        if (!(error instanceof AppError) || error.code === 'internal') throw error
        return answer(c, { problem: { form: 'password', field: 'device', sentence: await answers.say(c, error), values: { device } } })
      }
    })
    .delete('/devices/app-passwords/:id', async (c) => {
      const device = await access.appPasswords.revoke(actorOf(c), idOf(c))
      return answers.done(c, { fragment: await list(c), to: '/devices', told: { key: 'devices.is-revoked', params: { device } } })
    })
}
