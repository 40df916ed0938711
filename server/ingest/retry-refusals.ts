import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Actor } from '../access/index.ts'
import type { Database } from '../platform/database.ts'
import type { Queue } from '../platform/queue.ts'
import { takeInEntryJob } from './jobs.ts'
import { writable } from './refusals.ts'
import { refusals, sourceEntries } from './schema.ts'

/** Tries refused files of sources again, as after a repair or an update of Mantel; an upload's bytes are gone, so it has to be sent again. Returns how many are tried. */
export async function retryRefusals({ db, queue }: { db: Database; queue: Queue }, actor: Actor, ids: string[]): Promise<number> {
  if (ids.length === 0) return 0
  return db.transaction(async (tx) => {
    const wanted = await tx.select().from(refusals).where(and(inArray(refusals.id, ids), inArray(refusals.spaceId, writable(actor)), isNotNull(refusals.sourceId)))
    let tried = 0
    for (const { sourceId, folder, name } of wanted) {
      const path = folder === '' ? name : `${folder}/${name}`
      const again = await tx.update(sourceEntries).set({ state: 'waiting' }).where(and(eq(sourceEntries.sourceId, sourceId ?? ''), eq(sourceEntries.path, path), eq(sourceEntries.state, 'refused'))).returning({ id: sourceEntries.id })
      await queue.sendMany(tx, takeInEntryJob, again.map(({ id }) => ({ entryId: id })), { priority: 1_000_000 })
      tried += again.length
    }
    return tried
  })
}
