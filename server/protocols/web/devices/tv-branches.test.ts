import { describe, expect, it } from 'vitest'
import type { Actor } from '../../../access/index.ts'
import type { Tree, TreeNode } from '../../../catalog/index.ts'
import { shownOf, tvBranches } from './tv-branches.ts'

const ada: Actor = { userId: 'u', name: 'Ada', role: 'admin', spaces: [{ id: 'household', name: 'Household', role: 'admin' }, { id: 'private', name: 'Private', role: 'admin' }], isLimited: false }
const node = (id: string, topic: 'date' | 'tag'): TreeNode => ({ type: 'container', id, parentId: '0', name: id.toUpperCase(), topic, changedAt: new Date(0) })
const children: Record<string, TreeNode[]> = { 0: [node('date', 'date'), node('tags', 'tag')], tags: [node('tags.tv', 'tag'), node('tags.secret', 'tag')] }
const asked: Actor[] = []
const tree: Pick<Tree, 'children'> = { children: async (actor, id) => { asked.push(actor); return { total: 2, nodes: children[id] ?? [] } } }

describe('what televisions may be shown', () => {
  it('is every branch, and single tags, of the household and no private space (security rule 7)', async () => {
    const branches = await tvBranches(tree, ada, [])
    expect(branches).toEqual([{ id: 'date', name: 'DATE', shown: true, parts: [] }, { id: 'tags', name: 'TAGS', shown: true, parts: [{ id: 'tags.tv', name: 'TAGS.TV', shown: false }, { id: 'tags.secret', name: 'TAGS.SECRET', shown: false }] }])
    expect(asked.flatMap(({ spaces }) => spaces.map(({ id }) => id))).toEqual(['household', 'household'])
  })

  it('is kept as nothing when all is ticked, else as what is, with parts only where their branch is not', async () => {
    const branches = await tvBranches(tree, ada, ['tags.tv'])
    expect(branches.map(({ shown }) => shown)).toEqual([false, false])
    expect(branches[1]?.parts.map(({ shown }) => shown)).toEqual([true, false])
    expect(shownOf(branches, ['date', 'tags', 'tags.tv'])).toEqual([])
    expect(shownOf(branches, ['tags', 'tags.tv'])).toEqual(['tags'])
    expect(shownOf(branches, ['tags.tv', 'somebody.elses'])).toEqual(['tags.tv'])
    expect(shownOf(branches, ['somebody.elses'])).toBeUndefined()
    expect(shownOf(branches, [])).toBeUndefined()
  })
})
