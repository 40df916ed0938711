import { z } from 'zod'
import { createAnalysis, defineAnalyzer, type Analyzer, type AnalysisParts, type Outcome } from '../../server/analysis/index.ts'
import type { ModelState } from '../../server/inference/index.ts'
import { defaultMediaLimits } from '../../server/media/index.ts'
import { createSettings, silentLog, type Database, type Events, type Job } from '../../server/platform/index.ts'
import type { SendOptions } from '../../server/platform/queue.ts'

/** What the child process is asked. */
export interface Order { path: string; asked: { analyzer: string; modelId?: string }[] }
/** What it answers, or throws when it dies. */
export type Answer = (order: Order) => Outcome[]

/** An analyzer in name only: what it finds is made by the answer that a test gives. */
export const named = (name: string, more: { revision?: number; models?: string[]; modelOptional?: boolean } = {}): Analyzer =>
  defineAnalyzer({ name, title: 'analysis.image-text', revision: 1, kinds: ['image'], models: [], output: z.unknown(), needs: 'raster', analyze: async () => undefined, ...more })

export const done = (analyzer: string, output: unknown = { found: analyzer }): Outcome => ({ state: 'done', analyzer, tookMs: 5, output })
export const failed = (analyzer: string, again: boolean): Outcome => ({ state: 'failed', analyzer, tookMs: 5, reason: { key: 'media.unreadable', params: {} }, again, detail: 'told so' })
/** Everything goes well. */
export const allDone: Answer = ({ asked }) => asked.map(({ analyzer }) => done(analyzer))

/** Analysis over a real database, with a queue that only remembers, and a child process that answers as told. */
export function testAnalysis({ db, events }: { db: Database; events: Events }, given: Partial<AnalysisParts> & { answer?: Answer } = {}) {
  const sent: string[] = []
  const jobs: { job: string; sha256?: string; priority?: number }[] = []
  const hours = new Map<string, (() => Promise<boolean>) | undefined>()
  const orders: Order[] = []
  const world = { answer: given.answer ?? allDone, path: 'picture.png' as string | undefined, now: undefined as Date | undefined, /** The content that a worker is at. */ atWork: '', model: { id: 'net', title: 'Net', bytes: 1, installed: true, weights: 'aa' } as ModelState }
  const sendMany = async <Input>(_tx: unknown, { name: job }: Job<Input>, inputs: Input[], { priority }: SendOptions = {}): Promise<void> => {
    for (const input of inputs) {
      const { sha256 } = input as { sha256?: string }
      jobs.push({ job, sha256, priority })
      if (sha256 !== undefined) sent.push(sha256)
    }
  }
  const analysis = createAnalysis({
    db, events, settings: createSettings(db), clock: { now: () => world.now ?? new Date() }, log: silentLog(), limits: defaultMediaLimits,
    queue: { sendMany, send: (tx, job, input, options) => sendMany(tx, job, [input], options), work: (job, _handler, given) => { hours.set(job.name, given?.isOpen) }, hurry: async () => undefined, isAtWork: async (_jobs, key) => world.atWork === key },
    tasks: { call: async (_task, input) => { orders.push(input as Order); return { outcomes: world.answer(input as Order), timings: [] } as never } },
    originals: { path: async () => world.path },
    inference: { models: { state: async () => world.model } as unknown as AnalysisParts['inference']['models'] },
    analyzers: [named('image.one'), named('image.two')],
    ...given,
  })
  return { analysis, sent, orders, world, /** Everything that was enqueued. */ jobs, /** Whether a kind of job may be worked at now. */ isOpen: async (job: string): Promise<boolean> => await hours.get(job)?.() ?? true }
}
