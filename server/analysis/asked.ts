import type { Clock } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import type { Queue } from '../platform/queue.ts'
import { workingRuns, type AnalyzerStateParts } from './current-runs.ts'
import { enqueueContents, jobOf, type WaitingContent } from './enqueue-contents.ts'
import { outstandingRuns } from './outstanding.ts'

/** Enqueues what a person waits for; who asked last comes first, since people leaf through. */
export const enqueueAsked = (queue: Pick<Queue, 'sendMany'>, tx: Transaction | undefined, contents: readonly WaitingContent[], now: Date): Promise<void> =>
  enqueueContents(queue, tx, contents, { line: 'asked', priority: priorityAt(now) })

const priorityAt = (now: Date): number => Math.floor(now.getTime() / 1000)

export interface AskParts extends AnalyzerStateParts { db: Database; queue: Pick<Queue, 'sendMany' | 'hurry' | 'isAtWork'>; clock: Clock }

/** Has what a content lacks looked at before everything else, whatever the hour; nothing where it lacks nothing or a worker is at it. */
export async function askFor(parts: AskParts, content: WaitingContent): Promise<void> {
  const { db, queue, clock } = parts
  if ((await outstandingRuns(db, content.sha256, await workingRuns(parts))).length === 0) return
  const asked = jobOf(content.kind, 'asked')
  if (await queue.isAtWork([jobOf(content.kind), asked], content.sha256)) return
  const now = clock.now()
  await enqueueAsked(queue, undefined, [content], now)
  // where it was asked for before, the job stands there already
  await queue.hurry(asked, [content.sha256], priorityAt(now))
}
