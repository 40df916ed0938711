import type { Inference } from '../inference/index.ts'
import type { Queryable } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import type { Queue } from '../platform/queue.ts'
import type { AnalyzeParts } from './analyze-content.ts'
import { askFor } from './asked.ts'
import { createControls } from './create-controls.ts'
import { createPlanning } from './create-planning.ts'
import { currentRuns } from './current-runs.ts'
import type { Analyzer } from './define-analyzer.ts'
import { createEmbeddings } from './embeddings/create-embeddings.ts'
import type { WaitingContent } from './enqueue-contents.ts'
import { listFailures, retryFailures } from './failures.ts'
import { latestResults, type AnalysisResult } from './find-results.ts'
import { analysisOverview } from './overview.ts'
import { analyzers as registry } from './registry.ts'
import { analyzerSwitched } from './events.ts'
import { analyzerStandings } from './standings.ts'
import { readSwitches, turnSwitch } from './switches.ts'
import { modelUses, type ModelUse } from './model-uses.ts'
import { tryModel, type ModelTrial } from './try-model.ts'

export interface AnalysisParts extends Omit<AnalyzeParts, 'models' | 'provider' | 'analyzers'> {
  queue: Pick<Queue, 'send' | 'sendMany' | 'work' | 'hurry' | 'isAtWork'>
  inference: Pick<Inference, 'models'> & Partial<Pick<Inference, 'provider' | 'timings'>>
  /** All of them unless told. */
  analyzers?: readonly Analyzer[]
  /** IANA name of the zone by which quiet hours go; the machine's own unless told. */
  zone?: string
}

export type Analysis = ReturnType<typeof createAnalysis>

/** The analyses of the library: what each content shows, found once however often the content stands there. */
export function createAnalysis({ inference, analyzers = registry, ...given }: AnalysisParts) {
  const parts = { ...given, inference, models: inference.models, provider: inference.provider, timings: inference.timings, analyzers }
  const { db, settings, events } = parts

  const controls = createControls(parts)
  const { plan, run } = createPlanning(parts, controls.isOpen)
  const findMany = async (sha256s: readonly string[], on: Queryable = db) => latestResults(on, sha256s, await currentRuns(parts, on))

  return {
    plan,
    /** Vectors of a text or a picture that a person looks for. */
    embeddings: createEmbeddings(parts),
    /** Runs what a content lacks, here and now. */
    run,
    /** Has what a content lacks looked at before everything else, whatever the hour: a person looks at it. */
    hurry: (content: WaitingContent): Promise<void> => askFor(parts, content),
    quietTime: controls.quietTime,
    setQuietHours: controls.setQuietHours,
    setPaused: controls.setPaused,
    /** The latest answers on a content; whoever asks has checked that the actor may see it. */
    find: async (sha256: string, on?: Queryable): Promise<AnalysisResult[]> => (await findMany([sha256], on)).get(sha256) ?? [],
    findMany,
    /** Names of the installed models, by the sha256 of their weights that results are kept under. */
    modelNames: async (): Promise<Map<string, string>> => new Map((await inference.models.states()).flatMap((state) => (state.installed ? [[state.weights, state.title] as const] : []))),
    overview: () => analysisOverview(parts),
    /** Whether each analyzer is on and has its network. */
    standings: () => analyzerStandings(parts),
    /** Which analyzers could use a model, and what they use now. */
    modelUses: (modelId: string): Promise<ModelUse[]> => modelUses(parts, modelId),
    /** Has a child look at a picture by this model, whether or not it is the chosen one; nothing is kept. @throws AppError */
    tryModel: (modelId: string, path: string): Promise<ModelTrial> => tryModel(parts, modelId, path),
    /** Whether an analyzer is switched on. */
    isOn: async (name: string, on?: Queryable): Promise<boolean> => {
      const known = analyzers.find((analyzer) => analyzer.name === name)
      return known !== undefined && (await readSwitches(settings, on))(known)
    },
    /** Switches an analyzer; what it found stays. @throws AppError 'not-found' analysis.unknown */
    async setOn(name: string, on: boolean): Promise<void> {
      const known = analyzers.find((analyzer) => analyzer.name === name)
      if (!known) throw new AppError('not-found', 'analysis.unknown', { name })
      await db.transaction(async (tx) => {
        await turnSwitch(settings, known, on, tx)
        await events.publish(tx, analyzerSwitched, { analyzer: name, on })
      })
      if (on) await plan()
    },
    failures: (spaceIds: readonly string[], page: { limit: number; offset: number }) => listFailures(db, spaceIds, page),
    retry: (sha256: string, analyzer?: string) => retryFailures(parts, { sha256, analyzer }),
    retryAll: (analyzer?: string) => retryFailures(parts, { analyzer }),
  }
}
