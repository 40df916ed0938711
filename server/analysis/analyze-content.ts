import { eq } from 'drizzle-orm'
import type { Inference, ModelStore } from '../inference/index.ts'
import { files } from '../library/index.ts'
import type { MediaLimits } from '../media/index.ts'
import type { Queryable } from '../platform/database.ts'
import { AppError, messageOf } from '../platform/errors.ts'
import type { Log } from '../platform/log.ts'
import type { JobContext } from '../platform/queue.ts'
import type { TaskPool } from '../platform/task-pool.ts'
import { analyzeTask } from './analyze-task.ts'
import { workingRuns, type AnalyzerStateParts, type Run } from './current-runs.ts'
import { analyzeContent as job } from './jobs.ts'
import { keepResults, type KeepParts, type Kept } from './keep-results.ts'
import { outstandingRuns } from './outstanding.ts'
import type { Outcome } from './run-analyzers.ts'

/** Where the bytes of a content can be read on this machine. */
export interface Originals { path(sha256: string): Promise<string | undefined> }

export interface AnalyzeParts extends KeepParts, AnalyzerStateParts {
  tasks: Pick<TaskPool, 'call'>
  originals: Originals
  limits: MediaLimits
  log: Log
  /** What computes networks here, found out once. */
  provider?: Inference['provider']
  /** Where the figures of networks go that a child measured. */
  timings?: Pick<Inference['timings'], 'add'>
  models: AnalyzerStateParts['models'] & Partial<Pick<ModelStore, 'place'>>
}

const TIMEOUT_MS = 240_000
/** What is heard takes its time: so long for each second of it, on the slowest machine with the largest network. */
const TIMEOUT_A_SECOND_MS = 1500

/**
 * Runs what has no result yet for a content and keeps what comes of it, each analyzer for itself.
 * @throws AppError 'unavailable' when something that may go better next time kept it from finishing
 */
export async function analyzeContent(parts: AnalyzeParts, sha256: string, { signal, lastAttempt }: JobContext): Promise<void> {
  const runs = await outstandingRuns(parts.db, sha256, await workingRuns(parts))
  if (runs.length === 0) return
  const path = await parts.originals.path(sha256)
  // a source that is away is no failure of the content: it stays waiting and is planned again when the source is back
  if (!path) throw new AppError('unavailable', 'analysis.original-away')
  const outcomes = await askTask({ ...parts, timeoutMs: TIMEOUT_MS + await secondsOf(parts.db, sha256) * TIMEOUT_A_SECOND_MS }, path, runs, signal)
  const kept = runs.map((run): Kept => {
    const outcome = outcomes.find(({ analyzer }) => analyzer === run.analyzer)!
    return { run, outcome, attempts: outcome.state === 'failed' && outcome.again ? job.retries + 1 : 1 }
  })
  for (const { outcome } of kept) if (outcome.state === 'failed') parts.log.warn({ sha256, analyzer: outcome.analyzer, reason: outcome.reason.key, detail: outcome.detail }, 'an analyzer failed')
  const isToRepeat = ({ outcome }: Kept): boolean => !lastAttempt && outcome.state === 'failed' && outcome.again
  await keepResults(parts, sha256, kept.filter((one) => !isToRepeat(one)))
  const repeat = kept.find(isToRepeat)
  if (repeat) throw new AppError('unavailable', 'analysis.try-again', { analyzer: repeat.run.analyzer })
}

interface TimedParts extends AnalyzeParts { timeoutMs: number }

/** One call for all; when that call itself dies, one for each, so that the one that kills its process is the only one lost. */
async function askTask(parts: TimedParts, path: string, runs: readonly Run[], signal: AbortSignal): Promise<Outcome[]> {
  try {
    return await callTask(parts, path, runs, signal)
  } catch (error) {
    signal.throwIfAborted()
    if (runs.length === 1) return [lost(runs[0]!, error)]
    const outcomes: Outcome[] = []
    for (const run of runs) {
      outcomes.push(...await callTask(parts, path, [run], signal).catch((cause: unknown) => {
        signal.throwIfAborted()
        return [lost(run, cause)]
      }))
    }
    return outcomes
  }
}

async function callTask({ tasks, limits, models: { place }, provider, timings: kept, timeoutMs }: TimedParts, path: string, runs: readonly Run[], signal: AbortSignal): Promise<Outcome[]> {
  const models = place && { ...place, provider: (await provider?.())?.chosen }
  const asked = runs.map(({ analyzer, modelId, besideIds }) => ({ analyzer, modelId, besideIds }))
  const { outcomes, timings } = await tasks.call(analyzeTask, { path, limits, models, asked }, { timeoutMs, signal, turn: 'later' })
  kept?.add(timings)
  return outcomes
}

/** How long a content plays; 0 for a picture, and where it does not say. */
async function secondsOf(on: Queryable, sha256: string): Promise<number> {
  const [file] = await on.select({ durationMs: files.durationMs }).from(files).where(eq(files.sha256, sha256)).limit(1)
  return (file?.durationMs ?? 0) / 1000
}

const lost = (run: Run, error: unknown): Outcome =>
  ({ state: 'failed', analyzer: run.analyzer, tookMs: 0, reason: error instanceof AppError ? messageOf(error) : { key: 'analysis.broke', params: {} }, again: true, detail: String(error) })
