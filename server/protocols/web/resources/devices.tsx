import { Hono } from 'hono'
import { z } from 'zod'
import { deviceOf } from '../../../access/index.ts'
import { AppError } from '../../../platform/errors.ts'
import { lanAddresses } from '../../../platform/lan-addresses.ts'
import { AppPasswords, type AppPasswordsProps } from '../../../../views/devices/_app-passwords.tsx'
import type { FormProblem, MadePassword } from '../../../../views/devices/data.ts'
import { DevicesPage } from '../../../../views/devices/index.tsx'
import { folderDoor } from '../devices/folder-door.ts'
import { systemOf } from '../devices/system-of.ts'
import { idOf, readForm } from '../read-form.ts'
import type { ResourceParts } from '../rooms.ts'
import { actorOf, type Door, type DoorContext } from '../visit.ts'

const newDevice = z.object({ device: z.string().max(10_000) })

/** How devices are connected: the address, their passwords, and the steps for each system. */
export function devicesResource({ access, config, answers }: ResourceParts) {
  const passwordsFor = async (c: DoorContext, made?: MadePassword): Promise<Omit<AppPasswordsProps, 'person'>> => ({
    devices: (await access.appPasswords.list(actorOf(c))).map(({ createdAt, lastUsedAt, ...device }) => ({ ...device, createdAt: createdAt.toISOString(), lastUsedAt: lastUsedAt?.toISOString() ?? null })), ...(made && { made }),
  })
  const page = async (c: DoorContext, { made, problem }: { made?: MadePassword; problem?: FormProblem } = {}) => {
    const actor = actorOf(c)
    const host = c.req.header('host') ?? new URL(c.req.url).host
    const door = folderDoor({ publicUrl: config.publicUrl, host, tls: c.env.visit.tls, lan: lanAddresses(), listensOn: config.host }, actor.name)
    const passwords = await passwordsFor(c, made)
    return answers.page(c, (frame) => <DevicesPage frame={frame} door={door} own={systemOf(deviceOf(c.env.visit.caller.userAgent))} passwords={passwords} problem={problem} />, problem ? 400 : 200)
  }
  /** Only the passwords where scripts run, else the whole page; never an address to go to, which would have to carry the password. */
  const passwordsAnswer = async (c: DoorContext, { made, problem }: { made?: MadePassword; problem?: FormProblem }) =>
    answers.isFragment(c) ? answers.fragment(c, <AppPasswords person={actorOf(c).name} {...await passwordsFor(c, made)} problem={problem} />) : page(c, { made, problem })

  return new Hono<Door>()
    .get('/devices', (c) => page(c))
    .post('/devices/app-passwords', async (c) => {
      const { device } = await readForm(c, newDevice)
      try {
        return await passwordsAnswer(c, { made: await access.appPasswords.make(actorOf(c), device) })
      } catch (error) {
        if (!(error instanceof AppError) || error.code === 'internal') throw error
        return passwordsAnswer(c, { problem: { form: 'password', field: 'device', sentence: await answers.say(c, error), values: { device } } })
      }
    })
    .delete('/devices/app-passwords/:id', async (c) => {
      const device = await access.appPasswords.revoke(actorOf(c), idOf(c))
      return answers.done(c, { fragment: <AppPasswords person={actorOf(c).name} {...await passwordsFor(c)} />, to: '/devices', told: { key: 'devices.is-revoked', params: { device } } })
    })
}
