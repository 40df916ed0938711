import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { testDatabase, type TestDatabase } from '../../test/support/test-database.ts'
import { defineJob } from './define-job.ts'
import { createEvents } from './events.ts'
import { silentLog } from './log.ts'
import { createQueue, type Queue } from './queue.ts'
import { createSettings } from './settings.ts'

const byKey = { input: z.object({ id: z.string() }), concurrency: 1, retries: 0, timeoutSeconds: 60, batch: 1, key: ({ id }: { id: string }) => id }
const plain = defineJob({ ...byKey, name: 'test.plain', doc: 'Runs always.' })
const paused = defineJob({ ...byKey, name: 'test.paused', doc: 'Somebody paused it.' })
const nightly = defineJob({ ...byKey, name: 'test.nightly', doc: 'Runs at night.' })

let database: TestDatabase
let queue: Queue
let isNight = false
const done: string[] = []
const held = new Map<string, () => void>()

beforeAll(async () => {
  database = await testDatabase()
  const [{ db, address, listener }, log] = [database, silentLog()]
  const events = createEvents({ log })
  queue = createQueue({ db, address, log, workers: 1, events, settings: createSettings(db) })
  queue.work(plain, async ({ id }) => {
    if (id === 'long') await new Promise<void>((end) => { held.set(id, end) })
    done.push(id)
  })
  queue.work(paused, async ({ id }) => { done.push(id) })
  queue.work(nightly, async ({ id }) => { done.push(id) }, { isOpen: async () => isNight })
  await events.start(listener)
  await queue.start()
  await queue.pause(paused)
  await queue.beginWork()
})
afterAll(async () => {
  await queue.stop()
  await database.drop()
})

const waitFor = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 15_000, interval: 100 })

it('does work that has hours only in them, and takes them up within seconds', async () => {
  await queue.send(undefined, nightly, { id: 'by night' })
  await queue.send(undefined, plain, { id: 'by day' })
  await waitFor(() => expect(done).toEqual(['by day']))
  isNight = true
  await waitFor(() => expect(done).toEqual(['by day', 'by night']))
})

it('knows what a worker is at', async () => {
  const jobs = [nightly, plain]
  expect(await queue.isAtWork(jobs, 'long')).toBe(false)
  await queue.send(undefined, plain, { id: 'long' })
  await waitFor(() => expect(held.has('long')).toBe(true))
  expect(await queue.isAtWork(jobs, 'long')).toBe(true)
  expect(await queue.isAtWork([nightly], 'long')).toBe(false)
  held.get('long')?.()
  await waitFor(() => expect(done).toContain('long'))
})

it('rests what is paused, and does first what was hurried meanwhile', async () => {
  done.length = 0
  await queue.sendMany(undefined, paused, [{ id: 'first' }, { id: 'second' }])
  await queue.hurry(paused, ['second'], 7)
  await queue.send(undefined, plain, { id: 'beside' })
  await waitFor(() => expect(done).toEqual(['beside']))
  expect((await queue.counts()).find(({ name }) => name === paused.name)).toMatchObject({ paused: true, waiting: 2 })
  await queue.resume(paused)
  await waitFor(() => expect(done).toEqual(['beside', 'second', 'first']))
})
