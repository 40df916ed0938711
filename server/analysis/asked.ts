import type { Clock } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import type { Queue } from '../platform/queue.ts'
import { workingRuns, type AnalyzerStateParts } from './current-runs.ts'
import type { Kind } from './define-analyzer.ts'
import { jobOf, type WaitingContent } from './enqueue-contents.ts'
import { analyzeAsked, analyzeSoundAsked } from './jobs.ts'
import { outstandingRuns } from './outstanding.ts'

const askedJobOf = (kind: Kind) => (kind === 'image' ? analyzeAsked : analyzeSoundAsked)

/** Enqueues what a person waits for, beside the background's own line; who asked last comes first, since people leaf through. */
export async function enqueueAsked(queue: Pick<Queue, 'sendMany'>, tx: Transaction | undefined, contents: readonly WaitingContent[], now: Date): Promise<void> {
  const priority = Math.floor(now.getTime() / 1000)
  for (const job of [analyzeAsked, analyzeSoundAsked]) {
    const mine = contents.filter(({ kind }) => askedJobOf(kind) === job)
    await queue.sendMany(tx, job, mine.map(({ sha256 }) => ({ sha256 })), { priority })
  }
}

export interface AskParts extends AnalyzerStateParts { db: Database; queue: Pick<Queue, 'sendMany' | 'hurry' | 'isAtWork'>; clock: Clock }

/** Has what a content lacks looked at before everything else, whatever the hour; nothing where it lacks nothing or a worker is at it. */
export async function askFor(parts: AskParts, content: WaitingContent): Promise<void> {
  const { db, queue, clock } = parts
  if ((await outstandingRuns(db, content.sha256, await workingRuns(parts))).length === 0) return
  const asked = askedJobOf(content.kind)
  if (await queue.isAtWork([jobOf(content.kind), asked], content.sha256)) return
  const now = clock.now()
  await enqueueAsked(queue, undefined, [content], now)
  // where it was asked for before, the job stands there already
  await queue.hurry(asked, [content.sha256], Math.floor(now.getTime() / 1000))
}
