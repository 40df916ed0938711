import { deviceOf } from '../../../access/index.ts'
import { lanAddresses } from '../../../platform/lan-addresses.ts'
import type { FormProblem, KnownDevice, MadePassword } from '../../../../views/devices/data.ts'
import { DevicesPage } from '../../../../views/devices/index.tsx'
import { folderDoor } from '../devices/folder-door.ts'
import { shownTv } from '../devices/shown-tv.ts'
import { systemOf } from '../devices/system-of.ts'
import type { ResourceParts } from '../rooms.ts'
import { actorOf, type DoorContext } from '../visit.ts'

/** The page of devices, also as the answer of a form on it: with a password that was made, or with what was wrong. */
export async function showDevices(parts: ResourceParts, c: DoorContext, { made, problem }: { made?: MadePassword; problem?: FormProblem } = {}): Promise<Response> {
  const { config, answers } = parts
  const actor = actorOf(c)
  const host = c.req.header('host') ?? new URL(c.req.url).host
  const door = folderDoor({ publicUrl: config.publicUrl, host, tls: c.env.visit.tls, lan: lanAddresses(), listensOn: config.host }, actor.name)
  const [known, tv, shape] = await Promise.all([knownDevices(parts, c), shownTv(parts, actor), actor.role === 'admin' ? parts.catalog.tree.shape() : undefined])
  const own = systemOf(deviceOf(c.env.visit.caller.userAgent))
  return answers.page(c, (frame) => <DevicesPage frame={frame} door={door} own={own} passwords={{ devices: known, made }} shape={shape} tv={tv} problem={problem} />, problem ? 400 : 200)
}

/** The actor's devices as the page shows them. */
export async function knownDevices({ access, devices: house }: ResourceParts, c: DoorContext): Promise<KnownDevice[]> {
  const [devices, files] = await Promise.all([access.appPasswords.list(actorOf(c)), house.filesOf(actorOf(c))])
  return devices.map(({ createdAt, lastUsedAt, ...device }) => ({ ...device, createdAt: createdAt.toISOString(), lastUsedAt: lastUsedAt?.toISOString() ?? null, files: (files.get(device.id) ?? []).map(({ at, ...file }) => ({ ...file, at: at.toISOString() })) }))
}
