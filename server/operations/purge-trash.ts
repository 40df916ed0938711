import type { Library } from '../library/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Log } from '../platform/log.ts'

export interface PurgeTrashParts { library: Pick<Library, 'trashedBefore' | 'purgeFiles' | 'purgeOtherFiles'>; clock: Clock; log: Log; trashDays: number }

const DAY = 86_400_000
/** A transaction each: a long list neither holds its locks for minutes nor begins anew after a crash. */
const PORTION = 200

/** Deletes for good what has lain in the trash for more than `trashDays`; 0 leaves it to people. Returns how many files went. */
export async function purgeTrash({ library, clock, log, trashDays }: PurgeTrashParts, signal?: AbortSignal): Promise<number> {
  if (trashDays === 0) return 0
  const before = new Date(clock.now().getTime() - trashDays * DAY)
  const ids = await library.trashedBefore(before)
  let went = 0
  for (let at = 0; at < ids.length && !signal?.aborted; at += PORTION) went += await library.purgeFiles('schedule', ids.slice(at, at + PORTION))
  await library.purgeOtherFiles(before)
  if (went > 0) log.info({ files: went, trashDays }, 'emptied the trash of what lay there long enough')
  return went
}
