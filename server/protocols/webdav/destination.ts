import { createAllowedHosts } from '../../platform/allowed-hosts.ts'
import { DavError } from './dav-error.ts'
import { isOurs, readPath } from './dav-path.ts'
import type { Call } from './parts.ts'
import { requireNotWritten } from './subtitles.ts'
import { targetAt, type Target } from './targets.ts'

/** Where COPY and MOVE lead, and what their headers say (RFC 4918 sections 10.2, 10.3, 10.6). */
export interface Journey { from: Target; to: Target; deep: boolean; overwrite: boolean }

/** @throws DavError 400 for a broken header, 502 for another server, 404 for nothing to go, 403 for a place that is itself or within itself */
export async function readJourney({ request, parts, actor, segments }: Call): Promise<Journey> {
  const { destination, depth = 'infinity', overwrite = 'T' } = request.headers
  if (typeof destination !== 'string' || !/^[TF]$/i.test(String(overwrite)) || !/^(0|infinity)$/i.test(String(depth))) throw new DavError(400, 'webdav.destination-broken')
  if (!isHere(destination, request.headers.host, parts.config) || !isOurs(destination)) throw new DavError(502, 'webdav.destination-elsewhere') // 9.8.5
  const from = await targetAt(parts, actor, segments)
  if (!from.resource) throw new DavError(404, 'webdav.nothing-here')
  requireNotWritten(from.resource)
  const to = await targetAt(parts, actor, readPath(destination).segments)
  // 9.8.5, 9.9.4: "the source and destination resources are the same resource"; and no folder goes into itself, nor over one that it lies in
  if (to.key === from.key || to.key.startsWith(`${from.key}/`) || from.key.startsWith(`${to.key}/`)) throw new DavError(403, 'webdav.destination-within')
  return { from, to, deep: !/^0$/.test(String(depth)), overwrite: String(overwrite).toUpperCase() === 'T' }
}

function isHere(destination: string, host: string | undefined, config: Parameters<typeof createAllowedHosts>[0]): boolean {
  if (destination.startsWith('/')) return true
  const url = URL.canParse(destination) ? new URL(destination) : undefined
  // a proxy before us may change scheme and port: our own names count, whatever their port
  return url !== undefined && (url.host === host || createAllowedHosts(config).allows(url.host))
}
