import { DavError } from './dav-error.ts'
import { isOurs, readPath } from './dav-path.ts'
import { findLocks, onKey, type Lock } from './locks.ts'
import type { Call } from './parts.ts'
import { readIfHeader, type IfCondition, type IfList } from './read-if-header.ts'
import { etagOf, targetAt, type Target } from './targets.ts'

/**
 * Holds the If header against what is: one of its lists must be true as a whole (RFC 4918 section 10.4.3). Gives the tokens that were submitted by it,
 * whether or not their list is the true one (section 10.4.1).
 * @throws DavError 400 for a broken header, 412 when no list is true
 */
export async function requireIf(call: Call, target: Target): Promise<ReadonlySet<string>> {
  const header = call.request.headers.if
  if (header === undefined) return new Set()
  const lists = readIfHeader(String(header))
  const tokens = new Set(lists.flatMap(({ conditions }) => conditions.filter(({ kind, not }) => kind === 'token' && !not).map(({ value }) => value)))
  for (const list of lists) if (await holds(call, list, target)) return tokens
  throw new DavError(412, 'webdav.condition-failed')
}

async function holds(call: Call, { tag, conditions }: IfList, own: Target): Promise<boolean> {
  const about = tag === undefined ? own : await taggedTarget(call, tag)
  const locks = about ? await findLocks(call.parts.db, onKey(about.key)) : []
  return conditions.every((condition) => isTrue(condition, about, locks) !== condition.not)
}

function isTrue({ kind, value }: IfCondition, about: Target | undefined, locks: Lock[]): boolean {
  if (kind === 'token') return locks.some(({ token }) => token === value)
  // strong comparison: a weak tag equals nothing (RFC 9110 section 8.8.3.2)
  return about?.resource?.type === 'file' && etagOf(about.resource) === value
}

async function taggedTarget(call: Call, tag: string): Promise<Target | undefined> {
  if (!isOurs(tag)) return undefined
  return targetAt(call.parts, call.actor, readPath(tag).segments)
}
