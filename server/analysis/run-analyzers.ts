import { performance } from 'node:perf_hooks'
import { z } from 'zod'
import type { Raster } from '../inference/index.ts'
import { AppError, messageOf } from '../platform/errors.ts'
import type { Analyzer, AnalysisContext } from './define-analyzer.ts'

const facts = { analyzer: z.string(), tookMs: z.int().nonnegative() }

/** What came of one analyzer on one content. */
export const Outcome = z.discriminatedUnion('state', [
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

/** A content: where its bytes lie, and how to see it, if it can be seen. */
export interface Content { path: string; decode(): Promise<Raster> }

/** An analyzer with the models it is to use. */
export interface AskedAnalyzer extends Pick<AnalysisContext, 'model' | 'beside'> { analyzer: Analyzer }

/** Runs the analyzers over one content, which is decoded at most once; what fails in one is no matter for the others. */
export async function runAnalyzers(asked: readonly AskedAnalyzer[], content: Content, signal: AbortSignal): Promise<Outcome[]> {
  let raster: Promise<Raster> | undefined
  const once: Content = { path: content.path, decode: () => (raster ??= content.decode()) }
  const outcomes: Outcome[] = []
  for (const { analyzer, model, beside } of asked) {
    signal.throwIfAborted()
    outcomes.push(await runOne(analyzer, once, { model, beside, signal }))
  }
  return outcomes
}

async function runOne(analyzer: Analyzer, content: Content, context: AnalysisContext): Promise<Outcome> {
  let begun = performance.now()
  const took = (): { analyzer: string; tookMs: number } => ({ analyzer: analyzer.name, tookMs: Math.round(performance.now() - begun) })
  try {
    const analyze = await prepare(analyzer, content, context)
    begun = performance.now() // decoding is shared and not this analyzer's time
    const output = analyzer.output.parse(await analyze())
    return { state: 'done', ...took(), output }
  } catch (error) {
    if (context.signal.aborted) throw error
    const ours = error instanceof AppError
    const reason = ours ? messageOf(error) : { key: 'analysis.broke', params: {} }
    const again = !ours || error.code === 'unavailable' || error.code === 'internal'
    return { state: 'failed', ...took(), reason, again, detail: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

async function prepare(analyzer: Analyzer, content: Content, context: AnalysisContext): Promise<() => Promise<unknown>> {
  if (analyzer.needs === 'original') return () => analyzer.analyze(content.path, context)
  const raster = await content.decode()
  return () => analyzer.analyze(raster, context)
}
