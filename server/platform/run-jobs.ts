import { setTimeout as pass } from 'node:timers/promises'
import type { JobResult, JobWithMetadata } from 'pg-boss'
import { batchOf, type Job } from './define-job.ts'
import type { Log } from './log.ts'

/** What a worker knows of the job besides its input. */
export interface JobContext { signal: AbortSignal; lastAttempt: boolean }
export type JobHandler<Input> = (input: Input, context: JobContext) => Promise<void>
/** Does several jobs at once. */
export type JobsHandler<Input> = (inputs: Input[], context: Pick<JobContext, 'signal'>) => Promise<void>

/** Who does a kind of work: one at a time, or what was fetched together. */
export type Worker = { job: Job<never>; /** Whether it is its hour; always unless told. */ isOpen?: () => Promise<boolean> } & ({ handler: JobHandler<never>; together?: undefined } | { handler?: undefined; together: JobsHandler<never> })

type Fetched = Pick<JobWithMetadata<unknown>, 'id' | 'data' | 'retryCount' | 'retryLimit'>

/** Runs a fetched batch: together where that is declared, else and after a failure one by one; a failing job fails alone. */
export function runnerOf(worker: Worker, stopping: AbortSignal, log: Log) {
  return async function runJobs(batch: Fetched[]): Promise<JobResult[]> {
    await gather(worker.job, batch.length, stopping)
    if (worker.together && batch.length > 1 && !stopping.aborted && await ranTogether(worker.job, worker.together, batch, stopping, log)) return batch.map(({ id }) => ({ id, status: 'completed' }))
    const results: JobResult[] = []
    for (const fetched of batch) {
      // what was fetched but not begun goes back to the queue when we are told to stop
      if (stopping.aborted) results.push({ id: fetched.id, status: 'failed', output: { stopped: true } })
      else results.push(await runOne(fetched, worker, stopping, log))
    }
    return results
  }
}

/** Lets others come in before a batch that has room is done; they make the next one. */
async function gather(job: Job<never>, fetched: number, stopping: AbortSignal): Promise<void> {
  if (job.gatherMs !== undefined && fetched < batchOf(job)) await pass(job.gatherMs, undefined, { signal: stopping }).catch(() => undefined)
}

async function ranTogether(job: Job<never>, together: JobsHandler<never>, batch: Fetched[], stopping: AbortSignal, log: Log): Promise<boolean> {
  try {
    await together(batch.map(({ data }) => job.input.parse(data)), { signal: signalOf(job, stopping) })
    return true
  } catch (error) {
    log.warn({ err: error, job: job.name, count: batch.length }, 'jobs failed together; they are tried one by one')
    return false
  }
}

async function runOne({ id, data, retryCount, retryLimit }: Fetched, { job, handler, together }: Worker, stopping: AbortSignal, log: Log): Promise<JobResult> {
  const signal = signalOf(job, stopping)
  const lastAttempt = retryCount >= retryLimit
  try {
    const input = job.input.parse(data)
    await (together ? together([input], { signal }) : handler(input, { signal, lastAttempt }))
    return { id, status: 'completed' }
  } catch (error) {
    log.warn({ err: error, job: job.name, data, lastAttempt }, 'a job failed')
    return { id, status: 'failed', output: { message: error instanceof Error ? error.message : String(error) } }
  }
}

/** Ends work when the house stops or its time is over. */
const signalOf = ({ timeoutSeconds }: Pick<Job, 'timeoutSeconds'>, stopping: AbortSignal): AbortSignal => AbortSignal.any([stopping, AbortSignal.timeout(timeoutSeconds * 1000)])
