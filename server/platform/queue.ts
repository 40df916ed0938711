import { sql } from 'drizzle-orm'
import { fromDrizzle, PgBoss, type JobInsert, type QueueResult } from 'pg-boss'
import type { Database, Transaction } from './database.ts'
import { batchOf, type Job } from './define-job.ts'
import type { ConnectionAddress } from './embedded-postgres/address.ts'
import type { Log } from './log.ts'
import { createPauses } from './pauses.ts'
import type { Events } from './events.ts'
import { runnerOf, type JobHandler, type JobsHandler, type Worker } from './run-jobs.ts'
import type { Settings } from './settings.ts'
import { createWorkShifts } from './work-shifts.ts'

export type { JobContext, JobHandler } from './run-jobs.ts'

export interface SendOptions { priority?: number; startAfterSeconds?: number }
export interface QueueCounts { name: string; waiting: number; active: number; failed: number; paused: boolean }

export interface Queue {
  /** Enqueues within the given transaction, or at once. */
  send<Input>(tx: Transaction | undefined, job: Job<Input>, input: Input, options?: SendOptions): Promise<void>
  /** Many at once: thousands a second instead of hundreds. */
  sendMany<Input>(tx: Transaction | undefined, job: Job<Input>, inputs: Input[], options?: SendOptions): Promise<void>
  /** Says who does the work; it is done only in processes that call `beginWork`, and where `isOpen` is given while that says so: it is asked every few seconds. */
  work<Input>(job: Job<Input>, handler: JobHandler<Input>, hours?: { isOpen: () => Promise<boolean> }): void
  /** The same for work that is cheaper together: what was fetched at once is done at once, or each for itself when that fails. */
  workTogether<Input>(job: Job<Input>, handler: JobsHandler<Input>): void
  /** Raises the priority of waiting jobs by their keys. */
  hurry(job: { name: string }, keys: string[], priority: number): Promise<void>
  /** Whether a worker is at a job of this key, among these kinds. */
  isAtWork(jobs: readonly { name: string }[], key: string): Promise<boolean>
  pause(job: { name: string }): Promise<void>
  resume(job: { name: string }): Promise<void>
  /** One row a kind of work that has been declared. */
  counts(): Promise<QueueCounts[]>
  /** Makes ready to send and declares every kind of work; whatever is asked before waits for it, and tries it again should it have failed. */
  start(): Promise<void>
  /** Begins to do the declared work in this process. */
  beginWork(): Promise<void>
  stop(): Promise<void>
}

interface QueueParts { db: Database; address: ConnectionAddress; log: Log; workers: number; events: Events; settings: Settings }

/** The job queue, pg-boss on the same PostgreSQL, behind declared jobs only. */
export function createQueue({ db, address, log, workers, events, settings }: QueueParts): Queue {
  const boss = new PgBoss({
    ...('url' in address ? { connectionString: address.url } : address),
    max: 4, application_name: 'mantel queue', useListenNotify: true, superviseIntervalSeconds: 5, monitorIntervalSeconds: 5, warningQueueSize: 2_000_000, openTelemetry: { traces: false, metrics: false } as never,
  })
  boss.on('error', (error) => log.error({ err: error }, 'the job queue reports an error'))
  boss.on('warning', (warning) => log.warn({ warning }, 'the job queue warns'))
  const declared = new Map<string, Worker>()
  const stopping = new AbortController()
  const pauses = createPauses({ settings, events, db })

  const { start, settled } = startOnce(boss, declared)
  const sendMany: Queue['sendMany'] = async (tx, job, inputs, options = {}) => {
    if (inputs.length === 0) return
    const rows = inputs.map((input): JobInsert => ({
      data: job.input.parse(input) as object,
      priority: options.priority ?? job.priority ?? 0,
      ...(job.key && { singletonKey: job.key(input) }),
      ...(options.startAfterSeconds && { startAfter: options.startAfterSeconds }),
    }))
    await start()
    for (let at = 0; at < rows.length; at += 1000) await boss.insert(job.name, rows.slice(at, at + 1000), tx && { db: fromDrizzle(tx, sql) })
  }
  const shifts = createWorkShifts({
    shifts: () => [...declared.values()].map(({ job: { name }, isOpen }) => ({ name, isOpen })),
    paused: pauses.all,
    begin: async (name) => { const worker = declared.get(name); if (worker) await workOn(boss, worker, { workers, signal: stopping.signal, log }) },
    end: (name) => boss.offWork(name, { wait: false }),
    log,
  })
  return {
    send: (tx, job, input, options) => sendMany(tx, job, [input], options),
    sendMany,
    work: (job, handler, hours) => { declared.set(job.name, { job: job as unknown as Job<never>, handler, ...hours }) },
    workTogether: (job, together) => { declared.set(job.name, { job: job as unknown as Job<never>, together: together as unknown as JobsHandler<never> }) },
    hurry: (job, keys, priority) => start().then(() => raise(db, job.name, keys, priority)),
    isAtWork: (jobs, key) => start().then(() => isActive(db, jobs.map(({ name }) => name), key)),
    pause: (job) => pauses.set(job.name, true),
    resume: (job) => pauses.set(job.name, false),
    counts: () => start().then(async () => countJobs(db, [...declared.keys()], await pauses.all())),
    start,
    async beginWork() {
      for (const worker of declared.values()) if (worker.job.schedule) await boss.schedule(worker.job.name, worker.job.schedule, {})
      await shifts.start()
      pauses.watch(() => shifts.changed())
    },
    async stop() {
      stopping.abort()
      await shifts.stop()
      await settled()
      await boss.stop({ graceful: true, timeout: 8000 })
    },
  }
}

async function workOn(boss: PgBoss, worker: Worker, { workers, signal, log }: { workers: number; signal: AbortSignal; log: Log }): Promise<void> {
  const { job } = worker
  // twice as many loops as children: while one writes its result down and waits for the disk, its child has the next file already
  const loops = job.concurrency === 'workers' ? workers * 2 : job.concurrency
  await boss.work(job.name, { localConcurrency: loops, batchSize: batchOf(job), burstWhenBatchFull: true, perJobResults: true, includeMetadata: true, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 5 }, runnerOf(worker, signal, log))
}

/** Starts once, whoever asks; a start that failed is tried again by the next who asks. */
function startOnce(boss: PgBoss, declared: ReadonlyMap<string, Worker>): { start: () => Promise<void>; settled: () => Promise<void> } {
  let started: Promise<void> | undefined
  const begin = async (): Promise<void> => {
    await boss.start()
    const there = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]))
    for (const { job } of declared.values()) await declareQueue(boss, job, there.get(job.name))
  }
  const start = (): Promise<void> => (started ??= begin().catch((error: unknown) => {
    started = undefined
    throw error
  }))
  return { start, settled: async () => started?.catch(() => undefined) }
}

/** Makes a queue, or changes what has changed since it was made: every start asks, and mostly nothing has. */
async function declareQueue(boss: PgBoss, job: Job<never>, there: QueueResult | undefined): Promise<void> {
  const options = {
    retryLimit: job.retries, retryDelay: 5, retryBackoff: true, retryDelayMax: 3600,
    expireInSeconds: Math.min(job.timeoutSeconds * batchOf(job), 23 * 3600), heartbeatSeconds: 10, deleteAfterSeconds: 24 * 3600, retentionSeconds: 90 * 24 * 3600, notify: true,
  }
  if (!there) return void await boss.createQueue(job.name, { ...options, policy: job.key ? 'short' : 'standard' })
  const isSame = Object.entries(options).every(([name, value]) => there[name as keyof typeof options] === value)
  if (!isSame) await boss.updateQueue(job.name, options)
}

async function raise(db: Database, name: string, keys: string[], priority: number): Promise<void> {
  await db.execute(sql`update pgboss.job set priority = ${priority} where name = ${name} and state = 'created' and priority < ${priority} and singleton_key = any(${sql.param(keys)}::text[])`)
}

async function isActive(db: Database, names: string[], key: string): Promise<boolean> {
  const [found] = await db.execute(sql`select 1 from pgboss.job where name = any(${sql.param(names)}::text[]) and state = 'active' and singleton_key = ${key} limit 1`)
  return found !== undefined
}

async function countJobs(db: Database, names: string[], paused: Set<string>): Promise<QueueCounts[]> {
  const rows = await db.execute<{ name: string; state: string; n: number }>(sql`
    select name, state, count(*)::int as n from pgboss.job where state in ('created', 'retry', 'active', 'failed') group by name, state`)
  const count = (name: string, ...states: string[]) => rows.filter((r) => r.name === name && states.includes(r.state)).reduce((sum, r) => sum + r.n, 0)
  return names.map((name) => ({ name, waiting: count(name, 'created', 'retry'), active: count(name, 'active'), failed: count(name, 'failed'), paused: paused.has(name) }))
}
