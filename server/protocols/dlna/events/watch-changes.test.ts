import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ROOT, type TreeContainer, type TreeEntry } from '../../../catalog/index.ts'
import { silentLog } from '../../../platform/index.ts'
import type { Values } from '../call-action.ts'
import type { ShownChildren } from '../shown-tree.ts'
import { createSubscriptions } from './subscriptions.ts'
import { watchChanges } from './watch-changes.ts'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

const picture = (id: string, name: string): TreeEntry => ({ type: 'entry', id, parentId: 'tags', name, fileId: id, spaceId: 's', kind: 'image', mediaType: 'image/jpeg', size: 5, sha256: 'a', width: 10, height: 10, durationMs: null, takenAt: new Date(0), addedAt: new Date(0), changedAt: new Date(0) })
const folder = (id: string, at: number): TreeContainer => ({ type: 'container', id, parentId: ROOT, name: id, topic: 'list', changedAt: new Date(at) })
const whole = (...nodes: ShownChildren['nodes']): ShownChildren => ({ total: nodes.length, nodes })

/** A tree whose containers are set by hand, and what somebody who subscribed is told of it. */
function watched() {
  const held = new Map<string, ShownChildren>()
  const told: Values[] = []
  const asked: string[] = []
  let updateId = 1
  const subscriptions = createSubscriptions({ now: () => 0 })
  vi.spyOn(subscriptions, 'count').mockReturnValue(1)
  vi.spyOn(subscriptions, 'publish').mockImplementation(async (_, values) => { told.push(values) })
  const watch = watchChanges({
    tree: { updateId: async () => updateId }, subscriptions, service: 'cd', log: silentLog(),
    children: async (id) => { asked.push(id); return held.get(id) ?? Promise.reject(new Error('no such')) },
  })
  return {
    watch, held, told, asked,
    browse: (id: string, page: ShownChildren): void => { held.set(id, page); watch.browsed(id, page) },
    change: async (): Promise<unknown> => { updateId++; await vi.advanceTimersByTimeAsync(2000); return told.at(-1)?.['ContainerUpdateIDs'] },
  }
}

describe('containers that changed', () => {
  it('are told, and no others', async () => {
    const { watch, browse, held, change, told } = watched()
    await watch.begin()
    browse('0', whole(folder('tags', 1), folder('recent', 1)))
    browse('tags', whole(picture('1', 'a.jpg')))
    browse('recent', whole(picture('2', 'b.jpg'), picture('3', 'c.jpg')))
    held.set('0', whole(folder('tags', 2), folder('recent', 2))) // when a container changed last says nothing of what is right in it
    expect(await change()).toBe('')
    held.set('recent', whole(picture('3', 'c.jpg'), picture('2', 'b.jpg')))
    expect(await change()).toBe('')
    held.set('tags', whole(picture('1', 'renamed.jpg')))
    expect(await change()).toBe('tags,4')
    expect(await change()).toBe('')
    held.delete('recent')
    expect(await change()).toBe('recent,6')
    expect(told.map(({ SystemUpdateID }) => SystemUpdateID)).toEqual([2, 3, 4, 5, 6])
    await watch.stop()
  })

  it('count as changed where nobody knows what they held: before they were seen whole, very long ones, and those seen long ago', async () => {
    const { watch, browse, asked, change } = watched()
    await watch.begin()
    expect(await change()).toBe('0,2')
    browse('long', { total: 100_000, nodes: [picture('1', 'a.jpg')] })
    expect(await change()).toBe('0,3,long,3')
    browse('0', whole())
    for (let n = 0; n < 20; n++) browse(`c${n}`, whole(picture(String(n), 'a.jpg')))
    asked.length = 0
    expect(await change()).toBe('long,4,0,4')
    expect(asked).toHaveLength(20)
    await watch.stop()
  })
})
