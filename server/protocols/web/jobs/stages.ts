import type { Actor } from '../../../access/index.ts'
import type { AnalyzerOverview } from '../../../analysis/index.ts'
import type { QueueCounts } from '../../../platform/queue.ts'
import type { Stage } from '../../../../views/jobs/data.ts'
import type { WebParts } from '../rooms.ts'
import type { StageRates } from './stage-rates.ts'

/** The kinds of background work behind each stage; pausing a stage pauses them. An analyzer's is that of all of them. */
export const jobsOfStage: Readonly<Record<string, readonly string[]>> = {
  scan: ['ingest.scan-source'], 'take-in': ['ingest.take-in-entry', 'ingest.take-in-upload'], renditions: ['renditions.make'], copies: ['renditions.make-hover', 'renditions.make-copy'],
}
const ANALYSIS = 'analysis.analyze-content'

/** The jobs that a stage's pause acts on. */
export const pausableJobs = (stage: string): readonly string[] => jobsOfStage[stage] ?? [ANALYSIS]

/** What the house is doing, one line a stage. */
export async function stagesOf({ queue, ingest, analysis, clock }: Pick<WebParts, 'queue' | 'ingest' | 'analysis' | 'clock'>, actor: Actor, rates: StageRates): Promise<Stage[]> {
  const [counts, sources, analyzers] = await Promise.all([queue.counts(), ingest.listSources(actor), analysis.overview()])
  const now = clock.now().getTime()
  const known = sources.reduce((sum, source) => sum + source.files + source.refused, 0)
  const plain = Object.entries(jobsOfStage).map(([id, jobs]) => plainStage(id, counts.filter(({ name }) => jobs.includes(name)), id === 'take-in' ? known : 0))
  const ofAnalyzers = analyzers.filter(({ on }) => on).map((analyzer) => analyzerStage(analyzer, counts.find(({ name }) => name === ANALYSIS)))
  return [...plain.filter(({ total, id }) => total > 0 || id === 'take-in'), ...ofAnalyzers].map((stage) => ({ ...stage, ...rates.measure(stage.id, stage.done, stage.total - stage.done - stage.failed, now) }))
}

type Measured = 'perMinute' | 'secondsLeft'

function plainStage(id: string, counts: readonly QueueCounts[], done: number): Omit<Stage, Measured> {
  const sum = (of: (count: QueueCounts) => number): number => counts.reduce((total, count) => total + of(count), 0)
  const [waiting, running, failed] = [sum((count) => count.waiting), sum((count) => count.active), sum((count) => count.failed)]
  return { id, name: { key: `jobs.stage-${id}`, params: {} }, done, total: done + waiting + running + failed, failed, running, paused: counts.length > 0 && counts.every((count) => count.paused) }
}

function analyzerStage({ name, title, done, waiting, failed, model }: AnalyzerOverview, work: QueueCounts | undefined): Omit<Stage, Measured> {
  const running = waiting > 0 ? Math.min(work?.active ?? 0, waiting) : 0
  return {
    id: name, name: { key: title, params: {} }, done, total: done + waiting + failed, failed, running, paused: work?.paused ?? false,
    ...(model && !model.installed && { unavailable: model.reason }),
  }
}
