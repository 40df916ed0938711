import type { IncomingMessage } from 'node:http'
import type { DeviceActor } from '../../access/index.ts'
import { addressOf, cameByTls, isOfHouse } from './caller.ts'
import { DavError } from './dav-error.ts'
import type { WebdavParts } from './parts.ts'

/**
 * Who asks, by name and app password (RFC 7617). A password in the clear is taken only from one's own network, and never asked for from elsewhere.
 * @throws DavError 401 without the right ones, 403 over plain HTTP from elsewhere; AppError 'limited' after too many wrong ones
 */
export async function authenticate(request: IncomingMessage, { access, config }: Pick<WebdavParts, 'access' | 'config'>): Promise<DeviceActor> {
  const address = addressOf(request, config)
  if (!cameByTls(request, config) && !isOfHouse(address)) throw new DavError(403, 'webdav.needs-tls')
  const given = readBasic(request.headers.authorization)
  const actor = given && await access.appPasswords.verify(given.name, given.password, { address })
  if (!actor) throw new DavError(401, 'webdav.password-needed', { headers: { 'www-authenticate': 'Basic realm="Mantel", charset="UTF-8"' } })
  return actor
}

function readBasic(header: string | undefined): { name: string; password: string } | undefined {
  const [, encoded] = /^Basic +([A-Za-z0-9+/=_-]{1,2000})\s*$/i.exec(header ?? '') ?? []
  if (encoded === undefined) return undefined
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const cut = text.indexOf(':')
  return cut < 0 ? undefined : { name: text.slice(0, cut), password: text.slice(cut + 1) }
}
