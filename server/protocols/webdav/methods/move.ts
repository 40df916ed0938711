import { checkConditions } from '../conditions.ts'
import { DavError } from '../dav-error.ts'
import { moveProperties } from '../dead-properties.ts'
import { readJourney, type Journey } from '../destination.ts'
import { endLocksAt } from '../locks.ts'
import type { Call } from '../parts.ts'
import { requireIf } from '../require-if.ts'
import { requireMayArrange } from '../require-may-write.ts'
import { requireParent } from '../require-parent.ts'
import { requireUnlocked } from '../require-unlocked.ts'
import { parentKey } from '../targets.ts'
import { answer } from './copy.ts'

/** RFC 4918 section 9.9: another name or place; between people it corrects whose face it is. */
export async function move(call: Call): Promise<void> {
  const { parts, actor, request, response } = call
  const journey = await readJourney(call)
  const { from, to, deep, overwrite } = journey
  if (!deep && from.resource?.type === 'folder') throw new DavError(400, 'webdav.depth-broken') // 9.9.2
  for (const end of [from, to]) requireMayArrange(actor, end)
  const tokens = await requireIf(call, from)
  checkConditions(request, from.resource)
  if (parentKey(to.key) !== parentKey(from.key)) await requireParent(call, to) // another name in the folder where it stands
  if (to.resource && !overwrite) throw new DavError(412, 'webdav.already-here')
  await requireUnlocked(call, tokens, [from, to].map(({ key, resource }) => ({ key, members: key === from.key || resource === undefined, below: resource?.type === 'folder' })))
  // 7.6: a MOVE leaves the lock behind, and what was locked is not there any more
  await call.turns(to.key, () => rearrange(call, journey))
  await endLocksAt(parts.db, from.key)
  await moveProperties(parts.db, from.key, to.key)
  answer(response, to.resource !== undefined)
}

/** From one branch into another only COPY and DELETE mean something, and a person must mean both. */
async function rearrange({ parts, actor, segments }: Call, { from, to }: Journey): Promise<void> {
  if (from.spot && to.spot) return parts.catalog.folders.move(actor, from.spot, to.spot)
  if (from.spot || to.spot || !from.node || !to.parentNode || segments[0] !== to.segments[0]) throw new DavError(403, 'webdav.copy-instead')
  await parts.catalog.tree.move(actor, from.node.id, { containerId: to.parentNode.id, name: to.segments.at(-1) ?? '' })
}
