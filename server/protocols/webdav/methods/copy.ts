import { mkdir } from 'node:fs/promises'
import { checkConditions } from '../conditions.ts'
import { DavError } from '../dav-error.ts'
import { copyProperties } from '../dead-properties.ts'
import { readJourney, type Journey } from '../destination.ts'
import { endLocksAt } from '../locks.ts'
import type { Call } from '../parts.ts'
import { requireIf } from '../require-if.ts'
import { requireMayArrange } from '../require-may-write.ts'
import { requireParent } from '../require-parent.ts'
import { requireUnlocked } from '../require-unlocked.ts'
import { spotOfTarget } from '../spot-of-target.ts'

/** RFC 4918 section 9.8: in Folders a second file of the same content; into what means something, the meaning. */
export async function copy(call: Call): Promise<void> {
  const { parts, actor, request, response, workFolder } = call
  const journey = await readJourney(call)
  const { from, to, deep, overwrite } = journey
  requireMayArrange(actor, to)
  const tokens = await requireIf(call, from)
  checkConditions(request, from.resource)
  await requireParent(call, to)
  if (to.resource && !overwrite) throw new DavError(412, 'webdav.already-here') // 10.6
  await requireUnlocked(call, tokens, [{ key: to.key, members: to.resource === undefined, below: to.resource?.type === 'folder' }])
  await call.turns(to.key, async () => {
    if (!to.spot) return giveMeaning(call, journey)
    await mkdir(workFolder, { recursive: true, mode: 0o700 }) // what crashes left is swept away after a day, with the folder
    await parts.catalog.folders.copy(actor, await spotOfTarget(call, from), to.spot, { deep, workFolder })
  })
  if (to.resource) await endLocksBelow(call, to.key)
  await copyProperties(parts.db, from.key, to.key, deep)
  answer(response, to.resource !== undefined)
}

/** Drops a file into a tag, a person. */
async function giveMeaning({ parts, actor }: Call, { from, to }: Journey): Promise<void> {
  if (from.resource?.type !== 'file' || from.resource.fileId === null || !to.parentNode) throw new DavError(403, 'webdav.files-only')
  await parts.catalog.tree.place(actor, to.parentNode.id, [from.resource.fileId])
}

/** What was overwritten keeps its own lock (7.5.1 speaks of the address), what lay in it is gone. */
const endLocksBelow = ({ parts }: Call, key: string): Promise<void> => endLocksAt(parts.db, `${key}/`)

/** 201 where nothing was, 204 where something was. */
export const answer = (response: Call['response'], wasThere: boolean): void => { response.writeHead(wasThere ? 204 : 201, { ...(!wasThere && { 'content-length': 0 }) }).end() }
