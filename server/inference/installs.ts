import { eq } from 'drizzle-orm'
import type { Database, Transaction } from '../platform/database.ts'
import { AppError, messageOf, type Message } from '../platform/errors.ts'
import type { Events } from '../platform/events.ts'
import type { JobContext, Queue } from '../platform/queue.ts'
import { modelChanged } from './events.ts'
import { installModel as job } from './jobs.ts'
import type { ModelStore } from './model-store.ts'
import { modelInstalls } from './schema.ts'

export interface InstallsParts {
  db: Database
  events: Pick<Events, 'publish' | 'listen'>
  queue: Pick<Queue, 'work' | 'send'>
  models: Pick<ModelStore, 'card' | 'install' | 'remove' | 'verify' | 'state'>
}

/** A model on its way, or one that could not come. */
export interface ModelInstall { model: string; state: 'waiting' | 'running' | 'failed'; receivedBytes: number; bytes: number; reason: Message | null; changedAt: Date }

export type Installs = ReturnType<typeof createInstalls>

/** How often a download says how far it is, and looks whether it is still wanted. */
const TELL_MS = 500

/** Models that are fetched in the background: asked for, told of, given up; a worker that starts again goes on. */
export function createInstalls(parts: InstallsParts) {
  const { db, events, queue, models } = parts
  const tell = (tx: Transaction, model: string, what: 'installing' | 'installed' | 'not-installed' | 'removed' | 'checked') => events.publish(tx, modelChanged, { model, what })
  queue.work(job, ({ model }, context) => fetchModel(parts, model, context))

  return {
    list: (): Promise<ModelInstall[]> => db.select().from(modelInstalls),
    /** Asks for a model; once more after a failure. @throws AppError 'not-found' inference.model-unknown, 'unavailable' where there is no address to fetch it from */
    async begin(model: string): Promise<void> {
      const state = await models.state(model)
      if (state.installed) return
      if (!state.available) throw new AppError('unavailable', state.reason.key, state.reason.params)
      const { bytes } = state.available
      await db.transaction(async (tx) => {
        const fresh = { state: 'waiting' as const, receivedBytes: 0, bytes, reason: null, changedAt: new Date() }
        await tx.insert(modelInstalls).values({ model, ...fresh }).onConflictDoUpdate({ target: modelInstalls.model, set: fresh, setWhere: eq(modelInstalls.state, 'failed') })
        await queue.send(tx, job, { model })
        await tell(tx, model, 'installing')
      })
    },
    /** Stops a download and forgets a failure; what has come is kept for the next time. Gives how it stood, undefined where nothing was on its way. */
    async giveUp(model: string): Promise<ModelInstall['state'] | undefined> {
      models.card(model)
      return db.transaction(async (tx) => {
        const [ended] = await tx.delete(modelInstalls).where(eq(modelInstalls.model, model)).returning({ state: modelInstalls.state })
        await tell(tx, model, 'not-installed')
        return ended?.state
      })
    },
    /** @throws AppError 'conflict' inference.not-removable */
    async remove(model: string): Promise<void> {
      await models.remove(model)
      await db.transaction((tx) => tell(tx, model, 'removed'))
    },
    /** Reads every file of a model again and compares; its state says what came of it. */
    async verify(model: string) {
      const found = await models.verify(model)
      await db.transaction((tx) => tell(tx, model, 'checked'))
      return found
    },
  }
}

async function fetchModel({ db, events, models }: InstallsParts, model: string, { signal, lastAttempt }: JobContext): Promise<void> {
  const mine = eq(modelInstalls.model, model)
  const stopped = new AbortController()
  const progress = { receivedBytes: 0, told: -1 }
  const note = async (set: Partial<typeof modelInstalls.$inferInsert>, what?: 'installing' | 'not-installed'): Promise<boolean> => db.transaction(async (tx) => {
    const rows = await tx.update(modelInstalls).set({ ...set, changedAt: new Date() }).where(mine).returning({ model: modelInstalls.model })
    if (what && rows.length > 0) await events.publish(tx, modelChanged, { model, what })
    return rows.length > 0
  })
  if (!await note({ state: 'running' }, 'installing')) return // given up before it began
  const look = async (): Promise<void> => {
    const isNew = progress.receivedBytes !== progress.told
    progress.told = progress.receivedBytes
    if (!await note(isNew ? { receivedBytes: progress.told } : {}, isNew ? 'installing' : undefined)) stopped.abort()
  }
  const looking = setInterval(() => { look().catch(() => undefined) }, TELL_MS) // a look that fails is followed by the next one
  try {
    await models.install(model, { signal: AbortSignal.any([signal, stopped.signal]), onProgress: (done) => { progress.receivedBytes = done } })
    await db.transaction(async (tx) => {
      await tx.delete(modelInstalls).where(mine)
      await events.publish(tx, modelChanged, { model, what: 'installed' })
    })
  } catch (error) {
    if (stopped.signal.aborted) return
    // the program ends, or something of ours broke: another try goes on from what has come
    if (!lastAttempt && (signal.aborted || !(error instanceof AppError))) throw error
    await note({ state: 'failed', reason: messageOf(error), receivedBytes: progress.receivedBytes }, 'not-installed')
  } finally {
    clearInterval(looking)
  }
}
