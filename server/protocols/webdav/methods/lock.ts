import { rm } from 'node:fs/promises'
import { checkConditions } from '../conditions.ts'
import { DavError } from '../dav-error.ts'
import { hrefOf } from '../dav-path.ts'
import { forgetProperties } from '../dead-properties.ts'
import { activeLock } from '../live-properties.ts'
import { findLocks, onKey, refreshLock, secondsOf, takeLock, type Lock } from '../locks.ts'
import type { Call } from '../parts.ts'
import { childOf, innerXml, isDav, readXml, type XmlElement } from '../read-xml.ts'
import { requireIf } from '../require-if.ts'
import { requireMayArrange, requireMayWrite } from '../require-may-write.ts'
import { requireParent } from '../require-parent.ts'
import { requireUnlocked } from '../require-unlocked.ts'
import { landSmallBody } from '../small-body.ts'
import { storeInFolders } from '../store-body.ts'
import { targetAt, type Target } from '../targets.ts'
import { XML_HEAD, XML_TYPE } from '../xml.ts'

/** RFC 4918 section 9.10: takes a lock, or starts one's time anew. */
export async function lock(call: Call): Promise<void> {
  const { parts, actor, request, segments } = call
  const depth = String(request.headers.depth ?? 'infinity')
  if (!/^(0|infinity)$/i.test(depth)) throw new DavError(400, 'webdav.depth-broken') // 9.10.3
  const body = await readXml(request)
  const target = await targetAt(parts, actor, segments)
  requireMayWrite(actor, target)
  const tokens = await requireIf(call, target)
  checkConditions(request, target.resource)
  const expiresAt = new Date(parts.clock.now().getTime() + secondsOf(header(request.headers.timeout)) * 1000)
  if (!body) return refresh(call, target, tokens, expiresAt)
  const { shared, owner } = readLockInfo(body)
  if (!target.resource) requireMayArrange(actor, target)
  if (!target.resource) await requireParent(call, target)
  if (!target.resource) await requireUnlocked(call, tokens, [{ key: target.key, members: true }])
  const href = hrefOf(segments, target.resource?.type === 'folder')
  const taken = await takeLock(parts.db, { key: target.key, deep: depth !== '0', shared, owner, userId: actor.userId, href, expiresAt })
  if ('inTheWay' in taken) throw new DavError(423, 'webdav.locked', { condition: 'no-conflicting-lock', hrefs: taken.inTheWay.map((one) => one.href) })
  if (!target.resource) await makeEmpty(call, target)
  answer(call, taken.lock, target.resource ? 200 : 201, true)
}

/** 9.10.2: no body, and the token in the If header. */
async function refresh(call: Call, { key, resource }: Target, tokens: ReadonlySet<string>, expiresAt: Date): Promise<void> {
  if (tokens.size === 0) throw new DavError(400, 'webdav.lock-token-missing')
  if (!resource) throw new DavError(404, 'webdav.nothing-here')
  const mine = (await findLocks(call.parts.db, onKey(key))).find(({ token, userId }) => tokens.has(token) && userId === call.actor.userId)
  const renewed = mine && await refreshLock(call.parts.db, mine.token, expiresAt)
  if (!renewed) throw new DavError(412, 'webdav.no-such-lock', { condition: 'lock-token-matches-request-uri' })
  answer(call, renewed, 200, false)
}

/** 7.3: a lock on a name that nothing bears makes an empty file of that name. In branches that only give meaning it is only shown. */
async function makeEmpty(call: Call, { spot, key }: Target): Promise<void> {
  await forgetProperties(call.parts.db, key)
  if (!spot) return call.parts.pending.begin(key)
  const received = await landSmallBody(Buffer.alloc(0), call.workFolder)
  try {
    await storeInFolders(call, spot, received)
  } finally {
    await rm(received.path, { force: true })
  }
}

function readLockInfo(body: XmlElement): { shared: boolean; owner: string } {
  const [scope, type] = isDav(body, 'lockinfo') ? [childOf(body, 'lockscope'), childOf(body, 'locktype')] : []
  const [isExclusive, isShared] = [scope && childOf(scope, 'exclusive'), scope && childOf(scope, 'shared')]
  if (!type || !childOf(type, 'write') || Boolean(isExclusive) === Boolean(isShared)) throw new DavError(400, 'webdav.xml-unexpected')
  const owner = childOf(body, 'owner')
  const text = owner ? innerXml(owner) : ''
  if (text.length > 8192) throw new DavError(400, 'webdav.xml-unexpected')
  return { shared: Boolean(isShared), owner: text }
}

function answer({ response, parts }: Call, taken: Lock, status: number, isNew: boolean): void {
  const body = `${XML_HEAD}<D:prop xmlns:D="DAV:"><D:lockdiscovery>${activeLock(taken, parts.clock.now())}</D:lockdiscovery></D:prop>\n`
  response.writeHead(status, { 'content-type': XML_TYPE, 'content-length': Buffer.byteLength(body), ...(isNew && { 'lock-token': `<${taken.token}>` }) }).end(body)
}

const header = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value.join(',') : value)
