import { join } from 'node:path'
import { requireAdmin, type Actor } from '../../access/index.ts'
import type { Analysis, ModelTrial } from '../../analysis/index.ts'
import type { Inference, Installs, ModelInstall, ModelState, ProviderState } from '../../inference/index.ts'
import { requireFile, type Library } from '../../library/index.ts'
import type { Database } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import { listModels, type ModelOverview } from './list-models.ts'

export interface ModelsParts {
  db: Database
  inference: Pick<Inference, 'models' | 'installs' | 'timings' | 'provider' | 'prepare'>
  analysis: Pick<Analysis, 'modelUses' | 'tryModel'>
  library: Pick<Library, 'originalPath'>
}

export type Models = ReturnType<typeof createModels>

/** Looking after the models of the house; only administrators may, and every use-case says so with 'forbidden' access.admin-needed. */
export function createModels(parts: ModelsParts) {
  const { db, inference, analysis, library } = parts
  let provider: ProviderState | undefined

  const installs = (): Installs => {
    if (!inference.installs) throw new AppError('unavailable', 'inference.no-models-folder')
    return inference.installs
  }
  /** @throws AppError 'not-found' library.no-such-file, 'invalid' operations.not-a-picture, 'unavailable' analysis.original-away */
  const pathOf = async (actor: Actor, fileId: string): Promise<string> => {
    const file = await requireFile(db, actor, fileId)
    if (file.kind !== 'image') throw new AppError('invalid', 'operations.not-a-picture', { name: file.name })
    const path = await library.originalPath(file.sha256)
    if (!path) throw new AppError('unavailable', 'analysis.original-away')
    return path
  }

  return {
    /** All models with their state, uses and figures, those of one task beside each other. */
    async list(actor: Actor): Promise<ModelOverview[]> {
      requireAdmin(actor)
      return listModels(parts)
    },
    /** What computes networks here, once that is found out: the first to ask begins to find out. */
    async provider(actor: Actor, { patient = false } = {}): Promise<ProviderState | undefined> {
      requireAdmin(actor)
      const finding = inference.provider().then((found) => (provider = found))
      return patient ? finding : provider
    },
    /** Has a worker fetch a model. @throws AppError 'not-found' inference.model-unknown; 'unavailable' where it can be fetched from nowhere */
    async install(actor: Actor, model: string): Promise<void> {
      requireAdmin(actor)
      await installs().begin(model)
    },
    /** Stops a download, or forgets that it failed; what has come is kept. Gives how it stood before, undefined where nothing was on its way. */
    async giveUp(actor: Actor, model: string): Promise<ModelInstall['state'] | undefined> {
      requireAdmin(actor)
      return installs().giveUp(model)
    },
    /** @throws AppError 'conflict' inference.not-removable for what was not downloaded */
    async remove(actor: Actor, model: string): Promise<void> {
      requireAdmin(actor)
      await installs().remove(model)
    },
    /** Reads all files of a model again; a converted one that was damaged is made anew by a worker. */
    async verify(actor: Actor, model: string): Promise<{ state: ModelState; remade: boolean }> {
      requireAdmin(actor)
      const found = await installs().verify(model)
      if (found.remade) await inference.prepare()
      return found
    },
    /** Looks at a picture by one model: a file's, or the one that comes with Mantel. Nothing is kept of it. @throws AppError */
    async try(actor: Actor, model: string, fileId?: string): Promise<ModelTrial> {
      requireAdmin(actor)
      const state = await inference.models.state(model)
      if (!state.installed) throw new AppError('unavailable', state.reason.key, state.reason.params)
      return analysis.tryModel(model, fileId === undefined ? join(inference.models.place.folder, 'models', DEMO_PICTURE) : await pathOf(actor, fileId))
    },
  }
}

/** Beside the cards: Eileen Collins, photographed by NASA, in the public domain. */
const DEMO_PICTURE = 'demo-picture.jpg'
