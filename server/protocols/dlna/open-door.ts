import { createHash } from 'node:crypto'
import { hostname, release, type as systemName } from 'node:os'
import { createAllowedHosts } from '../../platform/allowed-hosts.ts'
import type { TvSetting } from '../../operations/index.ts'
import { createClientTable, plainClient } from './client-profiles.ts'
import { connectionManager } from './connections.ts'
import { contentDirectory } from './content-directory/content-directory.ts'
import { friendlyName, writeDescription } from './description.ts'
import type { DlnaParts } from './dlna-parts.ts'
import { createSubscriptions } from './events/subscriptions.ts'
import { watchChanges } from './events/watch-changes.ts'
import { guestOf } from './guest.ts'
import { isNear, lanInterfaces } from './interfaces.ts'
import { createKnownClients } from './known-clients.ts'
import { legacyRoots } from './legacy-roots.ts'
import { listen } from './listen.ts'
import { createMediaAddresses } from './media-address.ts'
import { mediaReceiverRegistrar } from './media-receiver-registrar.ts'
import { createOpenings } from './openings.ts'
import { readClientFile } from './read-client-file.ts'
import { route } from './route.ts'
import type { Service } from './call-action.ts'
import { createShownTree } from './shown-tree.ts'
import { startSsdp } from './ssdp/ssdp.ts'
import { writeScpd } from './write-scpd.ts'

export interface OpenDoor { port: number; stop: () => Promise<void> }

/** Opens the door as an administrator set it: listens, and makes itself known in the networks of the house. */
export async function openDoor(parts: DlnaParts, setting: TvSetting): Promise<OpenDoor> {
  const { catalog: { tree, transcripts }, clock, log, config, devices, interfaces = lanInterfaces } = parts
  const [udn, spaceId, ownClients] = [await devices.udn(), await parts.access.firstSpace(), await readClientFile(config.dataDir, log)]
  const name = friendlyName(setting.name, hostname().split('.')[0]!)
  const actor = guestOf(spaceId)
  const titles = new Map(await Promise.all(legacyRoots.map(async ({ title }) => [title, await parts.title(title)] as const)))
  const shown = createShownTree({ tree, actor, setting, title: (key) => titles.get(key) ?? key, name })
  const addresses = createMediaAddresses({ access: parts.access, clock })
  const subscriptions = createSubscriptions({ now: () => clock.now().getTime() })
  const facts = { shown, transcripts, devices, library: parts.library, renditions: parts.renditions }
  const services: Service[] = [contentDirectory({ ...facts, tree, addresses, onBrowsed: (id, page) => { changes.browsed(id, page) } }), connectionManager(), mediaReceiverRegistrar()]
  const changes = watchChanges({ tree, children: shown.children, subscriptions, service: 'content-directory', log })
  const mayAsk = (address: string): boolean => isNear(address, setting.networks, interfaces())
  const described = { udn, name, version: parts.version, services }
  const systemText = `${systemName()}/${release().split('-')[0]} UPnP/1.0`

  const hosts = createAllowedHosts(config)
  const clients = createKnownClients(createClientTable(ownClients))
  const openings = createOpenings({ devices, log, now: () => clock.now().getTime() })

  const listener = await listen({
    port: config.dlnaPort, host: config.host, log,
    handle: (request, response) => route({
      ...described, mayAsk, icon: parts.icon, hosts, clients, server: `${systemText} DLNADOC/1.50 Mantel/${parts.version}`,
      events: { subscriptions, log, onBegin: changes.begin },
      media: { ...facts, actor, addresses, log, onOpened: openings },
    }, request, response),
  }).catch(async (error: unknown) => {
    await changes.stop()
    throw error
  })
  const announced = { udn, serviceTypes: services.map(({ type }) => type), server: `${systemText} Mantel/${parts.version}`, bootId: Math.floor(clock.now().getTime() / 1000) % 0x8000_0000, configId: configId([writeDescription(described, plainClient), ...services.map(writeScpd)]) }
  const ssdp = await startSsdp({ announced, port: listener.port, clock, log, interfaces, mayKnow: mayAsk })
  log.info({ port: listener.port, networks: ssdp.networks(), name }, 'televisions and DLNA devices see the library')
  return {
    port: listener.port,
    async stop() {
      await ssdp.stop()
      await changes.stop()
      subscriptions.clear()
      await listener.stop()
    },
  }
}

/** Changes exactly when a description does; 24 bits (UPnP 1.1 section 1.2.2). */
const configId = (texts: readonly string[]): number => createHash('sha256').update(texts.join()).digest().readUIntBE(0, 3)
