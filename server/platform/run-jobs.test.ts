import { expect, it } from 'vitest'
import { z } from 'zod'
import { defineJob } from './define-job.ts'
import { silentLog } from './log.ts'
import { runnerOf, type Worker } from './run-jobs.ts'

const job = defineJob({ name: 'test.add', doc: 'Adds.', input: z.object({ n: z.number() }), concurrency: 1, retries: 3, timeoutSeconds: 60, batch: 3, gatherMs: 1 })
const batchOf = (...numbers: number[]) => numbers.map((n) => ({ id: `job ${n}`, data: { n }, retryCount: 0, retryLimit: 3 }))
const workerWith = (parts: object) => ({ job, ...parts }) as unknown as Worker
const running = new AbortController().signal

it('does together what was fetched together', async () => {
  const done: number[][] = []
  const run = runnerOf(workerWith({ together: async (inputs: { n: number }[]) => { done.push(inputs.map(({ n }) => n)) } }), running, silentLog())
  expect((await run(batchOf(1, 2, 3))).map(({ status }) => status)).toEqual(['completed', 'completed', 'completed'])
  expect(done).toEqual([[1, 2, 3]])
})

it('lets only the one fail that spoils the rest', async () => {
  const done: number[] = []
  const run = runnerOf(workerWith({ together: async (inputs: { n: number }[]) => {
    if (inputs.some(({ n }) => n === 2)) throw new Error('two is too many')
    done.push(...inputs.map(({ n }) => n))
  } }), running, silentLog())
  expect((await run(batchOf(1, 2, 3))).map(({ id, status }) => `${id} ${status}`)).toEqual(['job 1 completed', 'job 2 failed', 'job 3 completed'])
  expect(done).toEqual([1, 3])
})

it('gives back what was not begun when it is told to stop', async () => {
  const stop = new AbortController()
  const done: number[] = []
  const run = runnerOf(workerWith({ handler: async ({ n }: { n: number }) => { done.push(n); stop.abort() } }), stop.signal, silentLog())
  expect((await run(batchOf(1, 2))).map(({ status }) => status)).toEqual(['completed', 'failed'])
  expect(done).toEqual([1])
})

it('tells a worker which try is the last', async () => {
  const last: boolean[] = []
  const run = runnerOf(workerWith({ handler: async (_: unknown, context: { lastAttempt: boolean }) => { last.push(context.lastAttempt) } }), running, silentLog())
  await run([{ ...batchOf(1)[0]!, retryCount: 2 }, { ...batchOf(2)[0]!, retryCount: 3 }])
  expect(last).toEqual([false, true])
})
