import { join } from 'node:path'
import type { Database } from '../platform/database.ts'
import type { Events } from '../platform/events.ts'
import type { Queue } from '../platform/queue.ts'
import type { TaskPool } from '../platform/task-pool.ts'
import { convertTask } from './convert-task.ts'
import { modelChanged } from './events.ts'
import { createInstalls } from './installs.ts'
import { prepareModels } from './jobs.ts'
import { createKeptTimings } from './kept-timings.ts'
import { readModelCards } from './model-card.ts'
import type { ModelPlace } from './model-place.ts'
import { createModelStore } from './model-store.ts'
import { loadOnnx } from './onnx-session.ts'
import { probeTask } from './probe-provider.ts'
import { programFolder } from './program-folder.ts'
import { providers, type Provider } from './provider.ts'
import { createSessions } from './session.ts'

export interface InferenceOptions extends Partial<ModelPlace> {
  idleSeconds?: number
  /** Most memory of loaded networks in this process, by their cards. */
  memoryBytes?: number
  /** What computes the networks; the processor unless a probe found better. */
  provider?: Provider
  /** Children that convert and probe; without them it is done in this process. */
  tasks?: Pick<TaskPool, 'call'>
  queue?: Pick<Queue, 'work' | 'send'>
  /** Where installs and timings are kept; children have none and hand theirs on. */
  db?: Database
  events?: Pick<Events, 'publish' | 'listen'>
}

/** What computes here, and why the others do not. */
export interface ProviderState { chosen: Provider; refused: { provider: Provider; reason: string }[] }

export type Inference = ReturnType<typeof createInference>

const CONVERT_MS = 120_000, PROBE_MS = 60_000

/** The models of this program and the sessions that run them; nothing is loaded before it is asked for. */
export function createInference({ folder = programFolder(), modelsFolder, mirror, provider, idleSeconds, memoryBytes, tasks, queue, db, events }: InferenceOptions = {}) {
  const models = createModelStore({
    cards: readModelCards(join(folder, 'models')), folder, modelsFolder, mirror,
    convert: tasks && modelsFolder ? (model, file) => tasks.call(convertTask, { folder, modelsFolder, model, file: file.name }, { timeoutMs: CONVERT_MS }) : undefined,
  })
  queue?.work(prepareModels, async (_, { signal }) => { await models.prepare(signal) })

  events?.listen(modelChanged, ({ what }) => { if (what !== 'installing') models.lookAgain() })

  let probed: Promise<ProviderState> | undefined
  return {
    models,
    /** Models on their way; only where there is a database and a queue. */
    installs: db && events && queue ? createInstalls({ db, events, queue, models }) : undefined,
    /** What networks took, in all workers. */
    timings: createKeptTimings(db),
    sessions: createSessions({ store: models, idleSeconds, memoryBytes, load: (bytes) => loadOnnx(bytes, provider) }),
    /** The fastest provider that works here; found out once, each in a child. */
    provider: (): Promise<ProviderState> => (probed ??= probe(tasks)),
    /** Has a worker make ready what the packages bring. */
    prepare: async (): Promise<void> => { await queue?.send(undefined, prepareModels, {}) },
  }
}

async function probe(tasks: Pick<TaskPool, 'call'> | undefined): Promise<ProviderState> {
  const refused: ProviderState['refused'] = []
  for (const provider of providers) {
    if (!tasks || provider === 'cpu') continue
    const { works, reason } = await tasks.call(probeTask, { provider }, { timeoutMs: PROBE_MS }).catch((error: unknown) => ({ works: false, reason: String(error) }))
    if (works) return { chosen: provider, refused }
    refused.push({ provider, reason: reason ?? 'gave a wrong answer' })
  }
  return { chosen: 'cpu', refused }
}
