import { dirname, relative } from 'node:path'
import watcher from '@parcel/watcher'
import { eq } from 'drizzle-orm'
import { sources } from '../library/index.ts'
import type { Database } from '../platform/database.ts'
import type { Log } from '../platform/log.ts'
import type { Queue } from '../platform/queue.ts'
import { scanSourceJob } from './jobs.ts'
import type { Source } from './scan-source.ts'

const QUIET_MS = 300 // copying a folder makes many events: wait until they pause; a file that is still being written is waited for when it is read
const PATIENCE_MS = 5000 // and no longer, for a long copy never pauses
const MANY = 20 // changed folders above this are one walk over the source

export interface Watching {
  start: () => Promise<void>
  /** Brings the watched folders into step with the sources, once watching has started. */
  refresh: () => Promise<void>
  stop: () => Promise<void>
}

/** Watches the sources and enqueues a walk over the folders that changed. Where the system cannot watch, walks on schedule are what is left, and the log says so. */
export function watchSources({ db, queue, log }: { db: Database; queue: Queue; log: Log }): Watching {
  const watched = new Map<string, { root: string; subscription: watcher.AsyncSubscription; timer?: NodeJS.Timeout; changed: Set<string>; since: number }>()

  const flush = async (source: Source): Promise<void> => {
    const changed = [...(watched.get(source.id)?.changed ?? [])]
    watched.get(source.id)?.changed.clear()
    const folders = changed.length > MANY ? [''] : outermost(changed)
    await queue.sendMany(undefined, scanSourceJob, folders.map((under) => ({ sourceId: source.id, under })))
  }
  const hear = (source: Source, events: watcher.Event[]): void => {
    const state = watched.get(source.id)
    if (!state) return
    if (state.changed.size === 0) state.since = performance.now()
    for (const { path } of events) state.changed.add(folderOf(source.root, path))
    clearTimeout(state.timer)
    const wait = Math.max(0, Math.min(QUIET_MS, state.since + PATIENCE_MS - performance.now()))
    state.timer = setTimeout(() => { flush(source).catch((error: unknown) => log.error({ err: error, source: source.name }, 'could not enqueue a scan')) }, wait)
  }
  const watch = async (source: Source): Promise<void> => {
    try {
      const subscription = await watcher.subscribe(source.root, (error, events) => { if (error) log.warn({ err: error, source: source.name }, 'watching ended'); else hear(source, events) })
      watched.set(source.id, { root: source.root, subscription, changed: new Set(), since: 0 })
    } catch (error) {
      log.warn({ err: error, source: source.name }, 'cannot watch this source: it is walked over on schedule only')
    }
  }
  const unwatch = async (id: string): Promise<void> => {
    const state = watched.get(id)
    watched.delete(id)
    clearTimeout(state?.timer)
    await state?.subscription.unsubscribe()
  }
  const bringIntoStep = async (): Promise<void> => {
    const wanted = await db.select().from(sources).where(eq(sources.enabled, true))
    for (const id of [...watched.keys()]) if (!wanted.some((source) => source.id === id)) await unwatch(id)
    for (const source of wanted) if (!watched.has(source.id)) await watch(source)
  }
  let isWatching = false
  let last = Promise.resolve()
  // one after the other: two at once would watch the same folder twice
  const refresh = (): Promise<void> => {
    if (!isWatching) return Promise.resolve()
    const next = last.then(bringIntoStep)
    last = next.catch(() => undefined)
    return next
  }
  return {
    start: () => {
      isWatching = true
      return refresh()
    },
    refresh,
    async stop() {
      isWatching = false
      await last
      for (const id of [...watched.keys()]) await unwatch(id)
    },
  }
}

/** The folder, below the root, that holds what changed. */
function folderOf(root: string, path: string): string {
  const folder = dirname(relative(root, path))
  return folder === '.' || folder.startsWith('..') ? '' : folder
}

/** Folders that lie in no other one of the list. */
export function outermost(folders: string[]): string[] {
  if (folders.includes('')) return ['']
  return folders.filter((folder) => !folders.some((other) => other !== folder && folder.startsWith(`${other}/`)))
}
