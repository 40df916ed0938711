import { Hono } from 'hono'
import { z } from 'zod'
import { requireAdmin } from '../../../access/index.ts'
import type { Devices } from '../../../operations/index.ts'
import { TvPart } from '../../../../views/devices/_tv.tsx'
import { mediaKinds, type FormProblem } from '../../../../views/devices/data.ts'
import { shownTv } from '../devices/shown-tv.ts'
import { shownOf, tvBranches } from '../devices/tv-branches.ts'
import { oneOrMore, readForm } from '../read-form.ts'
import type { ResourceParts } from '../rooms.ts'
import { actorOf, type Door, type DoorContext } from '../visit.ts'
import { showDevices } from './show-devices.tsx'

const scope = z.object({ name: z.string().max(200).default(''), kind: oneOrMore(z.enum(mediaKinds), mediaKinds.length).default([]), branch: oneOrMore(z.string().max(200), 2000).default([]), networks: z.string().max(2000).default('') })
type Changes = Parameters<Devices['setTv']>[1]

/** Whether televisions see the library, and what of it. */
export function tvResource(parts: ResourceParts) {
  const { devices, catalog, answers } = parts
  const answer = async (c: DoorContext, problem?: FormProblem) => {
    if (!answers.isFragment(c)) return problem ? showDevices(parts, c, { problem }) : answers.done(c, { to: '/devices#tv', told: { key: 'settings.saved', params: {} } })
    const tv = await shownTv(parts, actorOf(c))
    if (!('kinds' in tv)) return answers.done(c, { to: '/devices' })
    return problem ? answers.fragment(c, <TvPart tv={tv} problem={problem} />) : answers.done(c, { fragment: <TvPart tv={tv} />, told: { key: 'settings.saved', params: {} } })
  }
  const turn = async (c: DoorContext, changes: Changes) => {
    await devices.setTv(actorOf(c), changes)
    return answer(c)
  }
  return new Hono<Door>()
    .post('/devices/tv', (c) => turn(c, { on: true }))
    .delete('/devices/tv', (c) => turn(c, { on: false }))
    .put('/devices/tv', async (c) => {
      const actor = actorOf(c)
      requireAdmin(actor)
      const given = await readForm(c, scope)
      const values = { name: given.name, networks: given.networks }
      const refuse = async (field: string, key: string): Promise<Response> => answer(c, { form: 'tv', field, sentence: await answers.say(c, { key, params: {} }), values })
      if (given.kind.length === 0) return refuse('kind', 'devices.tv-nothing')
      const show = shownOf(await tvBranches(catalog.tree, actor, []), given.branch)
      if (!show) return refuse('branch', 'devices.tv-nothing')
      try {
        return await turn(c, { name: given.name.trim() || undefined, kinds: given.kind, show, networks: given.networks.split(/[\s,]+/).filter(Boolean) })
      } catch (error) {
        const field = error instanceof z.ZodError ? error.issues[0]?.path[0] : undefined
        if (field === 'networks') return refuse(field, 'devices.tv-network-wrong')
        if (field === 'name') return refuse(field, 'devices.tv-name-long')
        throw error
      }
    })
}
