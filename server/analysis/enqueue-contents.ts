import type { Transaction } from '../platform/database.ts'
import type { Queue, SendOptions } from '../platform/queue.ts'
import type { Kind } from './define-analyzer.ts'
import { analyzeContent, analyzeSound } from './jobs.ts'

/** A content that wants to be analysed. */
export interface WaitingContent { sha256: string; kind: Kind }

/** The job that analyses contents of a kind: what lasts has its own, that an hour of sound keeps no picture waiting. */
export const jobOf = (kind: Kind) => (kind === 'image' ? analyzeContent : analyzeSound)

/** Enqueues contents, each once. */
export async function enqueueContents(queue: Pick<Queue, 'sendMany'>, tx: Transaction | undefined, contents: readonly WaitingContent[], options?: SendOptions): Promise<void> {
  for (const job of [analyzeContent, analyzeSound]) {
    const sha256s = new Set(contents.flatMap(({ sha256, kind }) => (jobOf(kind) === job ? [sha256] : [])))
    await queue.sendMany(tx, job, [...sha256s].map((sha256) => ({ sha256 })), options)
  }
}
