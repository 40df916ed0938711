import { DavError } from './dav-error.ts'
import { belowKey, findLocks, locksOn, type Lock } from './locks.ts'
import type { Call } from './parts.ts'
import { parentKey } from './targets.ts'

/** What a method is about to change: the resource itself, the list of members around it (RFC 4918 section 7.4), all below it. */
export interface Touched { key: string; members?: boolean; below?: boolean }

/**
 * Refuses unless each lock that holds on what is changed was named by its token, and by the one who took it (RFC 4918 sections 6.4, 7.5). Of shared locks on
 * one resource one token is enough.
 * @throws DavError 423 lock-token-submitted, with the addresses that are locked
 */
export async function requireUnlocked(call: Call, tokens: ReadonlySet<string>, touched: Touched[]): Promise<void> {
  const on = locksOn(call.parts.db, touched.flatMap(({ key, members }) => (members ? [key, parentKey(key)] : [key])))
  const inside = touched.filter(({ below }) => below).map(({ key }) => findLocks(call.parts.db, belowKey(key)))
  const locks = (await Promise.all([on, ...inside])).flat()
  const byKey = Map.groupBy(locks, ({ key }) => key)
  const closed = [...byKey.values()].filter((group) => !group.some((lock) => isOpenedBy(lock)))
  if (closed.length > 0) throw new DavError(423, 'webdav.locked', { condition: 'lock-token-submitted', hrefs: closed.flatMap(([lock]) => lock?.href ?? []) })

  function isOpenedBy({ token, userId }: Lock): boolean {
    return tokens.has(token) && userId === call.actor.userId
  }
}
