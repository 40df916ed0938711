import type { SaidOfFile } from '../../catalog/index.ts'
import type { Lock } from './locks.ts'
import { isOwn, ownValue } from './own-properties.ts'
import { etagOf, type Resource } from './targets.ts'
import { escapeXml } from './xml.ts'

/** What a live property is made of. */
export interface LiveFacts { resource: Resource; locks: Lock[]; quota: Quota | undefined; now: Date; /** Where it was asked for. */ said?: SaidOfFile }
export interface Quota { available: number; used: number }

type Live = (facts: LiveFacts) => string | undefined

const ofFile = (write: (file: Extract<Resource, { type: 'file' }>) => string): Live => ({ resource }) => (resource.type === 'file' ? write(resource) : undefined)
const lockEntry = (scope: string): string => `<D:lockentry><D:lockscope><D:${scope}/></D:lockscope><D:locktype><D:write/></D:locktype></D:lockentry>`
const SUPPORTED_LOCK = `${lockEntry('exclusive')}${lockEntry('shared')}`

/** Properties that the server keeps by itself (RFC 4918 section 15), as the inner XML of each; undefined where a resource has it not. */
const live: Record<string, Live> = {
  creationdate: ({ resource }) => (resource.type === 'file' ? resource.addedAt : resource.changedAt).toISOString().replace(/\.\d+Z$/, 'Z'),
  displayname: ({ resource }) => escapeXml(resource.name),
  getcontentlength: ofFile(({ size }) => String(size)),
  getcontenttype: ofFile(({ mediaType }) => escapeXml(mediaType)),
  getetag: ofFile((file) => etagOf(file)),
  getlastmodified: ({ resource }) => resource.changedAt.toUTCString(),
  lockdiscovery: ({ locks, now }) => locks.map((lock) => activeLock(lock, now)).join(''),
  resourcetype: ({ resource }) => (resource.type === 'folder' ? '<D:collection/>' : ''),
  supportedlock: () => SUPPORTED_LOCK,
}

/** Told only to those who ask for them by name (RFC 4331 section 3). */
const quota: Record<string, Live> = {
  'quota-available-bytes': ({ resource, quota: free }) => (resource.type === 'folder' && free ? String(free.available) : undefined),
  'quota-used-bytes': ({ resource, quota: free }) => (resource.type === 'folder' && free ? String(free.used) : undefined),
}

export const liveNames: readonly string[] = Object.keys(live)
export const isLive = (namespace: string, name: string): boolean => isOwn({ namespace, name }) || (namespace === 'DAV:' && (Object.hasOwn(live, name) || Object.hasOwn(quota, name)))
export const isQuota = (name: string): boolean => Object.hasOwn(quota, name)

/** The value of a live property as inner XML; undefined where the resource has none. */
export const liveValue = (name: string, facts: LiveFacts, namespace = 'DAV:'): string | undefined => (namespace !== 'DAV:' ? ownValue(name, facts.said) : Object.hasOwn(live, name) ? live[name]?.(facts) : quota[name]?.(facts))

/** RFC 4918 section 14.1. */
export function activeLock({ shared, deep, owner, token, href, expiresAt }: Lock, now: Date): string {
  const seconds = Math.max(1, Math.round((expiresAt.getTime() - now.getTime()) / 1000))
  return `<D:activelock><D:locktype><D:write/></D:locktype><D:lockscope><D:${shared ? 'shared' : 'exclusive'}/></D:lockscope><D:depth>${deep ? 'infinity' : '0'}</D:depth>${owner === '' ? '' : `<D:owner>${owner}</D:owner>`}`
    + `<D:timeout>Second-${seconds}</D:timeout><D:locktoken><D:href>${escapeXml(token)}</D:href></D:locktoken><D:lockroot><D:href>${escapeXml(href)}</D:href></D:lockroot></D:activelock>`
}
