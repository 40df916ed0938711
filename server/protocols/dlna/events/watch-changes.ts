import type { Tree } from '../../../catalog/index.ts'
import { wrapped } from '../content-directory/directory-parts.ts'
import type { Log } from '../../../platform/index.ts'
import type { Subscriptions } from './subscriptions.ts'

/** ContentDirectory:1 section 2.3: these variables are told every two seconds at most. */
const EVERY_MS = 2000
const MOST_BROWSED = 100

/** Looks for changes of the tree while somebody wants to know of them, and tells the containers that were looked into: they may hold something else now. */
export function watchChanges({ tree, subscriptions, service, log }: { tree: Pick<Tree, 'updateId'>; subscriptions: Subscriptions; service: string; log: Pick<Log, 'warn'> }) {
  const browsed = new Set<string>(['0'])
  let told: number | undefined
  let running = Promise.resolve()
  async function look(): Promise<void> {
    if (subscriptions.count() === 0) { told = undefined; return }
    const updateId = wrapped(await tree.updateId())
    if (told !== undefined && told !== updateId) await subscriptions.publish(service, { SystemUpdateID: updateId, ContainerUpdateIDs: [...browsed].map((id) => `${id},${updateId}`).join(',') })
    told = updateId
  }
  const timer = setInterval(() => {
    running = running.then(look).catch((error: unknown) => { log.warn({ err: error }, 'could not look for changes of the tree') })
  }, EVERY_MS)
  timer.unref()
  return {
    /** Somebody is about to be told what stands now: what changes from here on is news. */
    async begin(): Promise<void> { told ??= wrapped(await tree.updateId()) },
    /** A container that was looked into lately. */
    browsed(id: string): void {
      browsed.delete(id)
      browsed.add(id)
      if (browsed.size > MOST_BROWSED) browsed.delete([...browsed].find((each) => each !== '0')!)
    },
    async stop(): Promise<void> {
      clearInterval(timer)
      await running
    },
  }
}
export type ChangeWatch = ReturnType<typeof watchChanges>
