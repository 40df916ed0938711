import { defaultSpace } from '../../access/index.ts'
import type { TakenIn } from '../../ingest/index.ts'
import { isScattered, type Spot } from '../../library/index.ts'
import { AppError } from '../../platform/errors.ts'
import { DavError } from './dav-error.ts'
import { typeOfName } from './media-types.ts'
import type { Call } from './parts.ts'
import type { Received } from './receive-body.ts'
import { requireMayWrite } from './require-may-write.ts'
import { spotOfTarget } from './spot-of-target.ts'
import { spotOfSubtitles } from './subtitles.ts'
import type { Target } from './targets.ts'

/** Puts received bytes at a place of Folders: media by the one way into the library, everything else whole beside it. */
export async function storeInFolders({ parts, actor }: Pick<Call, 'parts' | 'actor'>, spot: Spot, { path, sha256, size, head }: Received): Promise<void> {
  if (size > 0 && !isScattered(spot.name)) {
    const taken = await parts.ingest.receiveFile(actor, { path, name: spot.name, folder: spot.folder, modifiedMs: null, spaceId: spot.spaceId, isPlaced: true, head })
    if (taken.outcome !== 'refused') {
      parts.devices.noteFile(actor.appPasswordId, fileIdOf(taken), true)
      return
    }
  }
  await putBeside({ parts, actor }, spot, { path, sha256, size })
}

const putBeside = ({ parts, actor }: Pick<Call, 'parts' | 'actor'>, spot: Spot, { path, sha256, size }: Pick<Received, 'path' | 'sha256' | 'size'>): Promise<unknown> =>
  parts.catalog.folders.putOther(actor, spot, { path, sha256, size, mediaType: typeOfName(spot.name), isGiven: true })

/**
 * Puts received bytes into a container that means something (a tag, a person): the file goes to the space's uploads, where it is known already it stays where it is,
 * and gets the container's meaning. What systems scatter about and empty files mean nothing there and are not kept: file managers write those before they
 * write the file itself, and give up when they are refused. A file that stands there gets a new version where it lies; subtitles
 * go where their sound or video lies.
 * @throws DavError 415 for what is no media, AppError 'forbidden' for a new version of a source's file
 */
export async function storeInTree(call: Pick<Call, 'parts' | 'actor'>, target: Target, received: Received): Promise<void> {
  const { parts, actor } = call
  const { segments, parentNode, resource } = target
  const [name, { path, size }] = [segments.at(-1) ?? '', received]
  if (size === 0 && !resource) parts.pending.begin(target.key)
  if (size === 0 || isScattered(name)) return
  parts.pending.end(target.key)
  const beside = await spotOfSubtitles(call, target)
  if (beside) {
    requireMayWrite(actor, { segments, spot: beside })
    await putBeside(call, beside, received)
    return
  }
  if (resource?.type === 'file' && resource.fileId !== null) {
    const spot = await spotOfTarget(call, target)
    requireMayWrite(actor, { segments, spot })
    return storeInFolders(call, spot, received)
  }
  if (!parentNode) throw new AppError('not-found', 'catalog.tree-no-such')
  await parts.catalog.tree.place(actor, parentNode.id, []) // what could mean nothing there does not come into the library either
  const taken = await parts.ingest.receiveFile(actor, { path, name, folder: '', modifiedMs: null, spaceId: defaultSpace(actor) })
  if (taken.outcome === 'refused') throw new DavError(415, taken.reason.key, { params: taken.reason.params })
  await parts.catalog.tree.place(actor, parentNode.id, [fileIdOf(taken)])
  parts.devices.noteFile(actor.appPasswordId, fileIdOf(taken), true)
}

/** The file that it became, or whose bytes it repeats. */
const fileIdOf = (taken: Exclude<TakenIn, { outcome: 'refused' }>): string => (taken.outcome === 'duplicate' ? taken.fileId : taken.added.fileId)
