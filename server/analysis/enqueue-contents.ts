import type { Transaction } from '../platform/database.ts'
import type { Queue, SendOptions } from '../platform/queue.ts'
import type { Kind } from './define-analyzer.ts'
import { analyzeAsked, analyzeContent, analyzeSound, analyzeSoundAsked } from './jobs.ts'

/** A content that wants to be analysed. */
export interface WaitingContent { sha256: string; kind: Kind }

/** The lines that contents wait in: the background's own, and that of what a person waits for. What lasts has a job of its own, that an hour of sound keeps no picture waiting. */
const lines = { background: { seen: analyzeContent, heard: analyzeSound }, asked: { seen: analyzeAsked, heard: analyzeSoundAsked } } as const
export type Line = keyof typeof lines

/** The job that analyses contents of a kind. */
export const jobOf = (kind: Kind, line: Line = 'background') => (kind === 'image' ? lines[line].seen : lines[line].heard)

/** Enqueues contents, each once. */
export async function enqueueContents(queue: Pick<Queue, 'sendMany'>, tx: Transaction | undefined, contents: readonly WaitingContent[], { line = 'background', ...options }: SendOptions & { line?: Line } = {}): Promise<void> {
  for (const job of Object.values(lines[line])) {
    const sha256s = new Set(contents.flatMap(({ sha256, kind }) => (jobOf(kind, line) === job ? [sha256] : [])))
    await queue.sendMany(tx, job, [...sha256s].map((sha256) => ({ sha256 })), options)
  }
}
