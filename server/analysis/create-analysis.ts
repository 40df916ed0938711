import { inArray } from 'drizzle-orm'
import { modelChanged, type Inference } from '../inference/index.ts'
import { fileChanged, files, versionAdded } from '../library/index.ts'
import type { Queryable, Transaction } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import type { JobContext, Queue } from '../platform/queue.ts'
import { analyzeContent, type AnalyzeParts } from './analyze-content.ts'
import { currentRuns } from './current-runs.ts'
import type { Analyzer } from './define-analyzer.ts'
import { createEmbeddings } from './embeddings/create-embeddings.ts'
import { listFailures, retryFailures } from './failures.ts'
import { latestResults, type AnalysisResult } from './find-results.ts'
import { analyzeContent as job, planAnalyses } from './jobs.ts'
import { lackingContents } from './outstanding.ts'
import { analysisOverview } from './overview.ts'
import { analyzers as registry } from './registry.ts'
import { analyzersOff } from './settings.ts'
import { modelUses, type ModelUse } from './model-uses.ts'
import { tryModel, type ModelTrial } from './try-model.ts'

export interface AnalysisParts extends Omit<AnalyzeParts, 'models' | 'provider' | 'analyzers'> {
  queue: Pick<Queue, 'send' | 'sendMany' | 'work'>
  inference: Pick<Inference, 'models'> & Partial<Pick<Inference, 'provider' | 'timings'>>
  /** All of them unless told. */
  analyzers?: readonly Analyzer[]
}

export type Analysis = ReturnType<typeof createAnalysis>

/** The analyses of the library: what each content shows, found once however often the content stands there. */
export function createAnalysis({ inference, analyzers = registry, ...given }: AnalysisParts) {
  const parts = { ...given, models: inference.models, provider: inference.provider, timings: inference.timings, analyzers }
  const { db, events, queue, settings } = parts

  const enqueue = async (tx: Transaction, contents: readonly { sha256: string; kind: string }[]): Promise<void> => {
    const runs = await currentRuns(parts, tx)
    const wanted = contents.filter(({ kind }) => runs.some((run) => run.kinds.some((each) => each === kind)))
    await queue.sendMany(tx, job, [...new Set(wanted.map(({ sha256 }) => sha256))].map((sha256) => ({ sha256 })))
  }
  /** Enqueues every content that lacks a result: after a start, a new revision or model, or a switch; returns how many. */
  const plan = async (): Promise<number> => {
    const contents = await lackingContents(db, await currentRuns(parts))
    await queue.sendMany(undefined, job, contents.map((sha256) => ({ sha256 })))
    return contents.length
  }
  const findMany = async (sha256s: readonly string[], on: Queryable = db) => latestResults(on, sha256s, await currentRuns(parts, on))

  queue.work(job, ({ sha256 }, context) => analyzeContent(parts, sha256, context))
  queue.work(planAnalyses, async () => {
    inference.models.lookAgain()
    await plan()
  })
  events.on(modelChanged, 'analysis', async (tx, { what }) => { if (what === 'installed' || what === 'removed' || what === 'checked') await queue.send(tx, planAnalyses, {}) })
  events.on(versionAdded, 'analysis', (tx, version) => enqueue(tx, [version]))
  events.on(fileChanged, 'analysis', async (tx, { fileIds, what }) => {
    // what was away when it was its turn, or in the trash, is seen again
    if (what !== 'found' && what !== 'restored') return
    await enqueue(tx, await tx.select({ sha256: files.sha256, kind: files.kind }).from(files).where(inArray(files.id, fileIds)))
  })

  return {
    plan,
    /** Vectors of a text or a picture that a person looks for. */
    embeddings: createEmbeddings(parts),
    /** Runs what a content lacks, here and now. */
    run: (sha256: string, context: JobContext) => analyzeContent(parts, sha256, context),
    /** The latest answers on a content; whoever asks has checked that the actor may see it. */
    find: async (sha256: string, on?: Queryable): Promise<AnalysisResult[]> => (await findMany([sha256], on)).get(sha256) ?? [],
    findMany,
    /** Names of the installed models, by the sha256 of their weights that results are kept under. */
    modelNames: async (): Promise<Map<string, string>> => new Map((await inference.models.states()).flatMap((state) => (state.installed ? [[state.weights, state.title] as const] : []))),
    overview: () => analysisOverview(parts),
    /** Which analyzers could use a model, and what they use now. */
    modelUses: (modelId: string): Promise<ModelUse[]> => modelUses(parts, modelId),
    /** Has a child look at a picture by this model, whether or not it is the chosen one; nothing is kept. @throws AppError */
    tryModel: (modelId: string, path: string): Promise<ModelTrial> => tryModel(parts, modelId, path),
    /** Switches an analyzer; what it found stays. @throws AppError 'not-found' analysis.unknown */
    async setOn(name: string, on: boolean): Promise<void> {
      if (!analyzers.some((analyzer) => analyzer.name === name)) throw new AppError('not-found', 'analysis.unknown', { name })
      const others = (await settings.get(analyzersOff)).filter((off) => off !== name)
      await settings.set(analyzersOff, on ? others : [...others, name])
      if (on) await plan()
    },
    failures: (spaceIds: readonly string[], page: { limit: number; offset: number }) => listFailures(db, spaceIds, page),
    retry: (sha256: string, analyzer?: string) => retryFailures({ db, queue }, { sha256, analyzer }),
    retryAll: (analyzer?: string) => retryFailures({ db, queue }, { analyzer }),
  }
}
