import type { Tree } from '../../../catalog/index.ts'
import { wrapped } from '../content-directory/directory-parts.ts'
import type { Log } from '../../../platform/index.ts'
import type { ShownChildren } from '../shown-tree.ts'
import { contentsOf, MOST_COMPARED } from './contents-of.ts'
import type { Subscriptions } from './subscriptions.ts'

/** ContentDirectory:1 section 2.3: these variables are told every two seconds at most. */
const EVERY_MS = 2000
const MOST_BROWSED = 100
/** Of so many containers it is looked up whether they changed; of those that were looked into longer ago, everything counts as a change. */
const MOST_WATCHED = 20

export interface WatchParts {
  tree: Pick<Tree, 'updateId'>
  /** A container as devices see it now; rejects where it is no more. */
  children: (id: string, page: { from: number; count: number }) => Promise<ShownChildren>
  subscriptions: Subscriptions
  service: string
  log: Pick<Log, 'warn'>
}

/** Looks for changes of the tree while somebody wants to know of them, and tells which of the containers that were looked into hold something else now. */
export function watchChanges({ tree, children, subscriptions, service, log }: WatchParts) {
  /** What they held, by id; undefined where that is not known. */
  const browsed = new Map<string, string | undefined>([['0', undefined]])
  let told: number | undefined
  let running = Promise.resolve()
  async function changedOnes(): Promise<string[]> {
    const changed: string[] = []
    for (const [id, before] of [...browsed]) {
      if (before === undefined) { changed.push(id); continue }
      const now = await children(id, { from: 0, count: MOST_COMPARED }).then(contentsOf, () => undefined)
      if (now !== before) changed.push(id)
      if (browsed.has(id)) browsed.set(id, now)
    }
    return changed
  }
  async function look(): Promise<void> {
    if (subscriptions.count() === 0) { told = undefined; return }
    const updateId = wrapped(await tree.updateId())
    if (told !== undefined && told !== updateId) await subscriptions.publish(service, { SystemUpdateID: updateId, ContainerUpdateIDs: (await changedOnes()).map((id) => `${id},${updateId}`).join(',') })
    told = updateId
  }
  const timer = setInterval(() => {
    running = running.then(look).catch((error: unknown) => { log.warn({ err: error }, 'could not look for changes of the tree') })
  }, EVERY_MS)
  timer.unref()
  return {
    /** Somebody is about to be told what stands now: what changes from here on is news. */
    async begin(): Promise<void> { told ??= wrapped(await tree.updateId()) },
    /** A container that was looked into just now, and the page of it that was seen. */
    browsed(id: string, page: ShownChildren): void {
      const before = browsed.get(id)
      browsed.delete(id)
      browsed.set(id, contentsOf(page) ?? before)
      if (browsed.size > MOST_BROWSED) browsed.delete([...browsed.keys()].find((each) => each !== '0') ?? id)
      const old = [...browsed.keys()].at(-1 - MOST_WATCHED)
      if (old !== undefined) browsed.set(old, undefined)
    },
    async stop(): Promise<void> {
      clearInterval(timer)
      await running
    },
  }
}
export type ChangeWatch = ReturnType<typeof watchChanges>
