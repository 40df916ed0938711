import type { z } from 'zod'

/** What a queue needs to know of a kind of work; the work itself is given to `queue.work` by the composition root. */
export interface Job<Input = unknown> {
  /** 'room.verb-noun'. */
  name: string
  /** One sentence for docs/jobs.md and the jobs page. */
  doc: string
  /** Ids, never content. */
  input: z.ZodType<Input>
  /** How many run at the same time in one worker; 'workers' means as many as the configuration says. */
  concurrency: number | 'workers'
  /** Tries after the first one, with growing delay. */
  retries: number
  timeoutSeconds: number
  /** Two waiting jobs of one key are one job. */
  key?: (input: Input) => string
  /** Higher goes first; 0 unless told. */
  priority?: number
  /** Jobs fetched at once by each of `concurrency` loops; for small work in great number. */
  batch?: number
  /** A batch that is not full waits so long, that the next one is fuller: for work that is cheaper together and comes in drops. */
  gatherMs?: number
  /** Runs by itself at these times (cron, in the machine's zone). */
  schedule?: string
}

/** Declares a kind of background work beside the schema of its payload. */
export const defineJob = <Input>(job: Job<Input>): Job<Input> => job

/** Jobs that are fetched at once. */
export const batchOf = ({ batch = 2 }: Pick<Job, 'batch'>): number => batch
