import type { Actor } from '../../../access/index.ts'
import type { AnalyzerOverview, QuietTime } from '../../../analysis/index.ts'
import type { QueueCounts } from '../../../platform/queue.ts'
import type { Stage } from '../../../../views/jobs/data.ts'
import type { WebParts } from '../rooms.ts'
import type { StageRates } from './stage-rates.ts'

/** The kinds of background work behind each stage; pausing a stage pauses them. An analyzer is a stage of its own, paused by its name. */
export const jobsOfStage: Readonly<Record<string, readonly string[]>> = {
  scan: ['ingest.scan-source'], 'take-in': ['ingest.take-in-entry', 'ingest.take-in-upload'], renditions: ['renditions.make'], copies: ['renditions.make-hover', 'renditions.make-copy'],
}
/** Who analyses contents that are seen and those that are heard: in the background, and where a person looks at them. */
const analysesOf = { seen: ['analysis.analyze-content', 'analysis.analyze-asked'], heard: ['analysis.analyze-sound', 'analysis.analyze-sound-asked'] } as const
/** Work for all analyzers at once. */
export const backgroundAnalyses: readonly string[] = [analysesOf.seen[0], analysesOf.heard[0]]

type StageParts = Pick<WebParts, 'queue' | 'ingest' | 'analysis' | 'clock'>
type Plain = Omit<Stage, 'perMinute' | 'secondsLeft'>

/** What the house is doing, one line a stage. */
export async function stagesOf({ queue, ingest, analysis, clock }: StageParts, actor: Actor, rates: StageRates): Promise<Stage[]> {
  const [counts, sources, analyzers, quiet] = await Promise.all([queue.counts(), ingest.listSources(actor), analysis.overview(), analysis.quietTime()])
  const now = clock.now().getTime()
  const known = sources.reduce((sum, source) => sum + source.files + source.refused, 0)
  const plain = Object.entries(jobsOfStage).map(([id, jobs]) => plainStage(id, counts.filter(({ name }) => jobs.includes(name)), id === 'take-in' ? known : 0))
  const ofAnalyzers = analyzers.filter(({ on }) => on).map((analyzer) => analyzerStage(analyzer, counts, quiet))
  return [...plain.filter(({ total, id }) => total > 0 || id === 'take-in'), ...ofAnalyzers].map((stage) => withRate(stage, rates, now))
}

function withRate(stage: Plain, rates: StageRates, now: number): Stage {
  const left = stage.total - stage.done - stage.failed
  // of what leaves the count when it is done, it is what is left that tells how fast it goes
  const done = stage.done > 0 ? stage.done + stage.failed : -left
  return { ...stage, ...rates.measure(stage.id, { done, left, works: !stage.paused && !stage.waits && !stage.unavailable }, now) }
}

function plainStage(id: string, counts: readonly QueueCounts[], done: number): Plain {
  const sum = (of: (count: QueueCounts) => number): number => counts.reduce((total, count) => total + of(count), 0)
  const [waiting, running, failed] = [sum((count) => count.waiting), sum((count) => count.active), sum((count) => count.failed)]
  return { id, name: { key: `jobs.stage-${id}`, params: {} }, done, total: done + waiting + running + failed, failed, running, paused: counts.length > 0 && counts.every((count) => count.paused) }
}

function analyzerStage({ name, title, kinds, done, waiting, failed, model, paused }: AnalyzerOverview, counts: readonly QueueCounts[], { hours, isNow }: QuietTime): Plain {
  const jobs: string[] = kinds.flatMap((kind) => analysesOf[kind === 'image' ? 'seen' : 'heard'])
  const work = counts.filter((count) => jobs.includes(count.name))
  const active = work.reduce((sum, count) => sum + count.active, 0)
  const rests = paused || work.some((count) => count.paused)
  return {
    id: name, name: { key: title, params: {} }, done, total: done + waiting + failed, failed, running: rests ? 0 : Math.min(active, waiting), paused: rests,
    ...(hours && !isNow && waiting > 0 && { waits: { key: 'jobs.waits-for-quiet', params: { from: hours.from } } }),
    ...(model && !model.installed && { unavailable: model.reason }),
  }
}
