import { performance } from 'node:perf_hooks'
import { z } from 'zod'
import type { Raster } from '../inference/index.ts'
import { AppError, messageOf } from '../platform/errors.ts'
import { hearSound, type AskedListener } from './audio/hear-sound.ts'
import type { OpenedSound } from './audio/open-sound.ts'
import type { Settled } from './audio/step-accounts.ts'
import type { Analyzer, AnalysisContext } from './define-analyzer.ts'

const facts = { analyzer: z.string(), tookMs: z.int().nonnegative() }

/** What came of one analyzer on one content. */
export const Outcome = z.discriminatedUnion('state', [
  /** The output is null where there is nothing to analyse: no sound in a video. */
  z.object({ state: z.literal('done'), ...facts, output: z.unknown() }),
  z.object({
    state: z.literal('failed'), ...facts,
    reason: z.object({ key: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
    /** Another try may go better: it was not the content's fault. */
    again: z.boolean(),
    /** For the log. */
    detail: z.string(),
  }),
])
export type Outcome = z.infer<typeof Outcome>

/** A content: where its bytes lie, and how to see and hear it, if it can be seen or heard. */
export interface Content { path: string; decode(): Promise<Raster>; /** Undefined where it has no sound. */ openSound(): Promise<OpenedSound | undefined> }

/** An analyzer with the models it is to use. */
export interface AskedAnalyzer extends Pick<AnalysisContext, 'model' | 'beside'> { analyzer: Analyzer }

/** Runs the analyzers over one content, which is decoded at most once; what fails in one is no matter for the others. */
export async function runAnalyzers(asked: readonly AskedAnalyzer[], content: Content, signal: AbortSignal): Promise<Outcome[]> {
  let raster: Promise<Raster> | undefined
  const once: Content = { ...content, decode: () => (raster ??= content.decode()) }
  const listeners = asked.flatMap(({ analyzer, model, beside }): AskedListener[] => (analyzer.needs === 'sound' ? [{ analyzer, context: { model, beside, signal } }] : []))
  const heard = await runListeners(listeners, once, signal)
  const outcomes: Outcome[] = []
  for (const { analyzer, model, beside } of asked) {
    signal.throwIfAborted()
    outcomes.push(analyzer.needs === 'sound' ? heard.get(analyzer.name)! : await runOne(analyzer, once, { model, beside, signal })) // all who listen were heard
  }
  return outcomes
}

/** Those who listen hear the sound together. */
async function runListeners(listeners: readonly AskedListener[], content: Content, signal: AbortSignal): Promise<Map<string, Outcome>> {
  if (listeners.length === 0) return new Map()
  const settled = await hearAll(listeners, content, signal)
  return new Map(listeners.map(({ analyzer }, i) => [analyzer.name, outcomeOf(analyzer, settled[i]!, signal)]))
}

async function hearAll(listeners: readonly AskedListener[], content: Content, signal: AbortSignal): Promise<Settled[]> {
  try {
    const opened = await content.openSound()
    return opened ? await hearSound(listeners, opened, signal) : listeners.map(() => ({ tookMs: 0, output: null }))
  } catch (error) {
    signal.throwIfAborted()
    return listeners.map(() => ({ tookMs: 0, error }))
  }
}

async function runOne(analyzer: Exclude<Analyzer, { needs: 'sound' }>, content: Content, context: AnalysisContext): Promise<Outcome> {
  let begun = performance.now()
  const took = (): number => Math.round(performance.now() - begun)
  try {
    const analyze = await prepare(analyzer, content, context)
    begun = performance.now() // decoding is shared and not this analyzer's time
    const output = await analyze()
    return outcomeOf(analyzer, { tookMs: took(), output }, context.signal)
  } catch (error) {
    return outcomeOf(analyzer, { tookMs: took(), error }, context.signal)
  }
}

/** An answer that the analyzer's own schema does not take is a failure. */
function outcomeOf(analyzer: Analyzer, settled: Settled, signal: AbortSignal): Outcome {
  const facts = { analyzer: analyzer.name, tookMs: settled.tookMs }
  const parsed = 'error' in settled || settled.output === null ? undefined : analyzer.output.safeParse(settled.output)
  if (!('error' in settled) && parsed?.success !== false) return { state: 'done', ...facts, output: parsed ? parsed.data : null }
  const error = 'error' in settled ? settled.error : parsed?.error
  if (signal.aborted) throw error
  const ours = error instanceof AppError
  const reason = ours ? messageOf(error) : { key: 'analysis.broke', params: {} }
  const again = !ours || error.code === 'unavailable' || error.code === 'internal'
  return { state: 'failed', ...facts, reason, again, detail: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}

async function prepare(analyzer: Exclude<Analyzer, { needs: 'sound' }>, content: Content, context: AnalysisContext): Promise<() => Promise<unknown>> {
  if (analyzer.needs === 'original') return () => analyzer.analyze(content.path, context)
  const raster = await content.decode()
  return () => analyzer.analyze(raster, context)
}
