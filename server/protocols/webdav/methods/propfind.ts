import { or } from 'drizzle-orm'
import { DavError } from '../dav-error.ts'
import { encodeSegment, hrefOf } from '../dav-path.ts'
import { readProperties, type DeadProperty } from '../dead-properties.ts'
import { describeResource } from '../describe-resource.ts'
import { isLive, isQuota } from '../live-properties.ts'
import { belowKey, findLocks, keysAbove, onKey, type Lock } from '../locks.ts'
import { membersOf } from '../members.ts'
import { isOwn } from '../own-properties.ts'
import type { Call } from '../parts.ts'
import { quotaOf } from '../quota.ts'
import { readPropfind, type Wanted } from '../read-propfind.ts'
import { readXml } from '../read-xml.ts'
import { requireIf } from '../require-if.ts'
import { targetAt, type Resource } from '../targets.ts'
import { beginMultistatus } from '../write-multistatus.ts'

/** RFC 4918 section 9.1: properties of a resource and, with Depth 1, of its members. */
export async function propfind(call: Call): Promise<void> {
  const { parts, actor, segments, response, request } = call
  const wanted = readPropfind(await readXml(request))
  const target = await targetAt(parts, actor, segments)
  const { resource, key } = target
  if (!resource) throw new DavError(404, 'webdav.nothing-here')
  await requireIf(call, target)
  const isDeep = withMembers(request.headers.depth, resource)
  const say = await describer(call, wanted, key, isDeep)
  const href = hrefOf(segments, resource.type === 'folder')
  const own = await say([{ href, resource, key }])
  const answer = beginMultistatus(response)
  await answer.add(own)
  if (isDeep) {
    for await (const page of membersOf(call, target)) {
      await answer.add(await say(page.map((member) => ({ href: `${href}${encodeSegment(member.name)}${member.type === 'folder' ? '/' : ''}`, resource: member, key: `${key}/${member.name}` }))))
      if (response.destroyed) return
    }
  }
  await answer.end()
}

/** 9.1: "a Depth header of infinity MUST be assumed" where none is given; 9.1.1: servers may refuse that. */
function withMembers(given: string | string[] | undefined, { type }: Resource): boolean {
  const depth = String(given ?? 'infinity').replace(/\s*,\s*noroot$/i, '') // Office writes '1,noroot', and bears with the root
  if (!/^(0|1|infinity)$/i.test(depth)) throw new DavError(400, 'webdav.depth-broken')
  if (type === 'file' || depth === '0') return false
  if (depth !== '1') throw new DavError(403, 'webdav.depth-infinite', { condition: 'propfind-finite-depth' })
  return true
}

interface Described { href: string; resource: Resource; key: string }

/** Writes resources, a page at a time, with what is looked up once for all of them. */
async function describer({ parts, actor }: Pick<Call, 'parts' | 'actor'>, wanted: Wanted, key: string, isDeep: boolean): Promise<(page: Described[]) => Promise<string>> {
  const wants = wishes(wanted)
  // how full the disk is tells one who is limited how much there is that they do not see
  const quota = wants.quota && !actor.isLimited ? await quotaOf(parts.config.dataDir) : undefined
  const locks = wants.locks ? await findLocks(parts.db, isDeep ? or(onKey(key), belowKey(key)) : onKey(key)) : []
  const now = parts.clock.now()
  return async (page) => {
    const dead = wants.dead ? await readProperties(parts.db, page.map((one) => one.key)) : new Map<string, DeadProperty[]>()
    const said = wants.own ? await parts.catalog.describe.many(actor, page.flatMap(({ resource }) => (resource.type === 'file' ? resource.fileId ?? [] : []))) : undefined
    return page.map((one) => describeResource(one.href, wanted, { resource: one.resource, locks: locksOn(locks, one.key), quota, now, said: one.resource.type === 'file' && one.resource.fileId !== null ? said?.get(one.resource.fileId) : undefined }, dead.get(one.key) ?? [])).join('')
  }
}

/** What has to be looked up besides: most clients ask for a few live properties only. */
function wishes(wanted: Wanted): { dead: boolean; locks: boolean; quota: boolean; own: boolean } {
  const named = wanted.what === 'some' ? wanted.names : wanted.what === 'all' ? wanted.include : []
  const quota = named.some(({ namespace, name }) => namespace === 'DAV:' && isQuota(name))
  const own = named.some(isOwn)
  if (wanted.what !== 'some') return { dead: true, locks: true, quota, own }
  return { own, dead: named.some(({ namespace, name }) => !isLive(namespace, name)), locks: named.some(({ name }) => name === 'lockdiscovery'), quota }
}

const locksOn = (locks: Lock[], key: string): Lock[] => (locks.length === 0 ? locks : locks.filter((lock) => lock.key === key || (lock.deep && keysAbove(key).includes(lock.key))))
