import { z } from 'zod'
import { createAnalysis, defineAnalyzer, type Analyzer, type AnalysisParts, type Outcome } from '../../server/analysis/index.ts'
import type { ModelState } from '../../server/inference/index.ts'
import { defaultMediaLimits } from '../../server/media/index.ts'
import { createSettings, silentLog, type Database, type Events, type Job } from '../../server/platform/index.ts'

/** What the child process is asked. */
export interface Order { path: string; asked: { analyzer: string; modelId?: string }[] }
/** What it answers, or throws when it dies. */
export type Answer = (order: Order) => Outcome[]

/** An analyzer in name only: what it finds is made by the answer that a test gives. */
export const named = (name: string, more: { revision?: number; models?: string[] } = {}): Analyzer =>
  defineAnalyzer({ name, title: 'analysis.image-text', revision: 1, kinds: ['image'], models: [], output: z.unknown(), needs: 'raster', analyze: async () => undefined, ...more })

export const done = (analyzer: string, output: unknown = { found: analyzer }): Outcome => ({ state: 'done', analyzer, tookMs: 5, output })
export const failed = (analyzer: string, again: boolean): Outcome => ({ state: 'failed', analyzer, tookMs: 5, reason: { key: 'media.unreadable', params: {} }, again, detail: 'told so' })
/** Everything goes well. */
export const allDone: Answer = ({ asked }) => asked.map(({ analyzer }) => done(analyzer))

/** Analysis over a real database, with a queue that only remembers, and a child process that answers as told. */
export function testAnalysis({ db, events }: { db: Database; events: Events }, given: Partial<AnalysisParts> & { answer?: Answer } = {}) {
  const sent: string[] = []
  const orders: Order[] = []
  const world = { answer: given.answer ?? allDone, path: 'picture.png' as string | undefined, model: { id: 'net', title: 'Net', bytes: 1, installed: true, weights: 'aa' } as ModelState }
  const sendMany = async <Input>(_tx: unknown, _job: Job<Input>, inputs: Input[]): Promise<void> => { sent.push(...inputs.map((input) => (input as { sha256: string }).sha256)) }
  const analysis = createAnalysis({
    db, events, settings: createSettings(db), clock: { now: () => new Date() }, log: silentLog(), limits: defaultMediaLimits,
    queue: { sendMany, send: (tx, job, input) => sendMany(tx, job, [input]), work: () => undefined },
    tasks: { call: async (_task, input) => { orders.push(input as Order); return { outcomes: world.answer(input as Order), timings: [] } as never } },
    originals: { path: async () => world.path },
    inference: { models: { state: async () => world.model } as unknown as AnalysisParts['inference']['models'] },
    analyzers: [named('image.one'), named('image.two')],
    ...given,
  })
  return { analysis, sent, orders, world }
}
