import { eq, inArray } from 'drizzle-orm'
import { modelChanged, type Inference } from '../inference/index.ts'
import { fileChanged, files, versionAdded } from '../library/index.ts'
import type { Transaction } from '../platform/database.ts'
import type { JobContext, Queue, SendOptions } from '../platform/queue.ts'
import type { TaskPool } from '../platform/task-pool.ts'
import { analyzeContent, type AnalyzeParts } from './analyze-content.ts'
import { workingRuns } from './current-runs.ts'
import { enqueueContents, type WaitingContent } from './enqueue-contents.ts'
import { analyzeAsked, analyzeContent as pictureJob, analyzeSound, analyzeSoundAsked, planAnalyses } from './jobs.ts'
import { createOneAtATime } from './one-at-a-time.ts'
import { lackingContents } from './outstanding.ts'

export interface PlanningParts extends AnalyzeParts {
  queue: Pick<Queue, 'send' | 'sendMany' | 'work'>
  inference: Pick<Inference, 'models'>
}

/** What comes in goes before what has been waiting, and what a person sends before what a scan finds. */
const FOUND = -5, UPLOADED = 0

/** Who analyses what, and when it is enqueued; `isOpen` says whether the background may work. */
export function createPlanning(parts: PlanningParts, isOpen: () => Promise<boolean>) {
  const { db, events, queue, inference } = parts
  const oneAtATime = createOneAtATime()
  const tasksFirst: Pick<TaskPool, 'call'> = { call: (task, input, options) => parts.tasks.call(task, input, { ...options, turn: 'first' }) }

  const run = (sha256: string, context: JobContext, tasks = parts.tasks): Promise<void> => oneAtATime(sha256, () => analyzeContent({ ...parts, tasks }, sha256, context))
  const enqueue = async (tx: Transaction, contents: readonly WaitingContent[], options?: SendOptions): Promise<void> => {
    const runs = await workingRuns(parts, tx)
    await enqueueContents(queue, tx, contents.filter(({ kind }) => runs.some(({ kinds }) => kinds.includes(kind))), options)
  }
  const plan = async (): Promise<number> => {
    const contents = await lackingContents(db, await workingRuns(parts))
    await enqueueContents(queue, undefined, contents)
    return contents.length
  }

  for (const job of [pictureJob, analyzeSound]) queue.work(job, ({ sha256 }, context) => run(sha256, context), { isOpen })
  for (const job of [analyzeAsked, analyzeSoundAsked]) queue.work(job, ({ sha256 }, context) => run(sha256, context, tasksFirst))
  queue.work(planAnalyses, async () => {
    inference.models.lookAgain()
    await plan()
  })
  events.on(modelChanged, 'analysis', async (tx, { what }) => { if (what === 'installed' || what === 'removed' || what === 'checked') await queue.send(tx, planAnalyses, {}) })
  events.on(versionAdded, 'analysis', async (tx, version) => {
    const [file] = await tx.select({ sourceId: files.sourceId }).from(files).where(eq(files.id, version.fileId))
    await enqueue(tx, [version], { priority: file?.sourceId === null ? UPLOADED : FOUND })
  })
  events.on(fileChanged, 'analysis', async (tx, { fileIds, what }) => {
    // what was away when it was its turn, or in the trash, is seen again
    if (what !== 'found' && what !== 'restored') return
    await enqueue(tx, await tx.select({ sha256: files.sha256, kind: files.kind }).from(files).where(inArray(files.id, fileIds)))
  })
  return {
    /** Enqueues every content that lacks a result: after a start, a new revision or model, or a switch; returns how many. */
    plan,
    /** Runs what a content lacks, here and now. */
    run: (sha256: string, context: JobContext) => run(sha256, context),
  }
}
