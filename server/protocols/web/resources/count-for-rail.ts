import type { Actor } from '../../../access/index.ts'
import type { RailCounts } from '../../../../views/layouts/frame.ts'
import type { WebParts } from '../rooms.ts'

/** The numbers beside the rail's entries. */
export async function countForRail({ ingest, library, queue, catalog }: Pick<WebParts, 'ingest' | 'library' | 'queue' | 'catalog'>, actor: Actor): Promise<RailCounts> {
  const [refusals, trash, jobs, sources, alike, anySound] = await Promise.all([
    ingest.refusals.list(actor, { limit: 0, offset: 0 }), library.listTrash(actor, { limit: 0, offset: 0 }), queue.counts(), ingest.listSources(actor), catalog.likeness.count(actor), catalog.music.any(actor),
  ])
  return {
    refusals: refusals.total, trash: trash.total,
    // what the house works at is not theirs to count
    waiting: actor.isLimited ? 0 : jobs.reduce((sum, { waiting, active }) => sum + waiting + active, 0),
    questions: sources.filter(({ lastScan }) => lastScan?.state === 'stopped').length,
    alike: alike.copies + alike.burst,
    sounds: anySound ? 1 : 0,
  }
}
