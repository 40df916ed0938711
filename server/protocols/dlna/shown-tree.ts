import type { Actor } from '../../access/index.ts'
import { ROOT, type Tree, type TreeChildren, type TreeEntry, type TreeFilter, type TreeNode, type TreePage } from '../../catalog/index.ts'
import { gatherAll, inOrder } from './gather.ts'
import { belowLegacy, placeOf, type LegacyRoot, type Shown } from './legacy-roots.ts'
import { noSuchNode } from './no-such-node.ts'
import { createScope, type ScopeSetting } from './scope.ts'

export interface ShownChildren { total: number; nodes: Shown[] }
export interface ShownTreeParts {
  tree: Pick<Tree, 'find' | 'children' | 'search'>
  actor: Actor
  setting: ScopeSetting
  title: (key: LegacyRoot['title']) => string
  /** As devices list us. */
  name: string
}
export type ShownTree = ReturnType<typeof createShownTree>

/** The tree as far as an administrator lets televisions see it: what is hidden is neither found, listed, counted nor searched (security rule 7). */
export function createShownTree(parts: ShownTreeParts) {
  const { tree, actor, name } = parts
  const scope = createScope(parts)
  const asShown = showWith(parts, scope)
  const root: Shown = { type: 'container', id: ROOT, parentId: '-1', name, topic: 'list', changedAt: new Date(0) }

  const branches = (): Promise<TreeNode[]> => scope.tops(async () => (await tree.children(actor, ROOT, { from: 0, count: 1000 })).nodes)
  async function roots(): Promise<Shown[]> {
    const legacy = await Promise.all(scope.legacyRoots.map((each) => tree.find(actor, each.branch).then((node) => [asShown(node, each)], () => [])))
    // what stands there whole under a name that devices know does not stand there twice
    const doubled = new Set(scope.legacyRoots.filter(({ filters }) => !filters).map(({ branch }) => branch))
    return [...legacy.flat(), ...(await branches()).filter(({ id }) => !doubled.has(id)).map((node) => asShown(node))]
  }

  return {
    seesAll: scope.seesAll,
    /** @throws AppError 'not-found' catalog.tree-no-such */
    async find(id: string): Promise<Shown> {
      if (id === ROOT) return root
      const { node, legacy } = await scope.require(id)
      return asShown(node, legacy)
    },
    /** A page of what is directly below, with the true number of all. */
    async children(id: string, page: TreePage): Promise<ShownChildren> {
      if (id === ROOT) return pageOf(inOrder(await roots(), page.sort), page)
      const { node, legacy } = await scope.require(id)
      if (node.type === 'entry') throw noSuchNode()
      const kinds = legacy?.filters ? [legacy.kind] : scope.kinds
      const ask = (part: TreePage): Promise<TreeChildren> => tree.children(actor, node.id, part)
      const isWhole = kinds.length === 3 && !scope.isCut
      const { total, nodes } = isWhole ? await ask(page) : pageOf((await gatherAll(ask, page.sort)).filter((child) => !scope.isHidden(child.id) && (child.type === 'container' || kinds.includes(child.kind))), page)
      return { total, nodes: nodes.map((child) => asShown(child, legacy)) }
    },
    /** Entries below a container, each file once; `matches` is asked of each where the filter alone does not say all. */
    async search(id: string, filter: TreeFilter, page: TreePage, matches?: (entry: TreeEntry) => boolean): Promise<ShownChildren> {
      const { node, legacy } = id === ROOT ? { legacy: undefined } : await scope.require(id)
      if (node?.type === 'entry') throw noSuchNode()
      const kinds = scope.kinds.filter((kind) => (!legacy || kind === legacy.kind) && (!filter.kinds || filter.kinds.includes(kind)))
      if (kinds.length === 0) return { total: 0, nodes: [] }
      const places = node ? [node.id] : scope.isCut ? (await branches()).map((branch) => branch.id) : [ROOT]
      const wanted: TreeFilter = { ...filter, kinds: kinds.length === 3 ? undefined : kinds }
      const ask = (place: string) => (part: TreePage): Promise<TreeChildren> => tree.search(actor, place, wanted, part)
      const isWhole = places.length === 1 && !scope.isCut && !matches
      const { total, nodes } = isWhole ? await ask(places[0]!)(page) : pageOf(await together(places.map(ask), page, scope.isShown, matches), page)
      return { total, nodes: nodes.map((entry) => asShown(entry, legacy && placeOf(`${legacy.id}=${entry.id}`) ? legacy : undefined)) }
    },
  }
}

/** How a node of the tree looks from outside. */
function showWith({ title }: ShownTreeParts, scope: ReturnType<typeof createScope>) {
  return (node: TreeNode, legacy?: LegacyRoot): Shown => {
    const placed = !legacy && scope.isTop(node.id) ? { ...node, parentId: ROOT } : node
    // a cover may be a file that is not to be seen
    const bare = placed.type === 'container' && !scope.seesAll ? { ...placed, coverFileId: undefined } : placed
    return belowLegacy(bare, legacy, legacy ? title(legacy.title) : '')
  }
}

const pageOf = <Node extends TreeNode>(all: readonly Node[], { from, count }: TreePage): { total: number; nodes: Node[] } => ({ total: all.length, nodes: all.slice(from, from + count) })

/** Entries of several places, each file once, those alone that are shown and match. */
async function together(asks: readonly ((part: TreePage) => Promise<TreeChildren>)[], { sort }: TreePage, isShown: (entry: TreeNode, known: Map<string, boolean>) => Promise<boolean>, matches?: (entry: TreeEntry) => boolean): Promise<TreeEntry[]> {
  const all = new Map<string, TreeEntry>()
  const known = new Map<string, boolean>()
  for (const ask of asks) {
    for (const entry of await gatherAll(ask, sort)) {
      if (entry.type === 'entry' && !all.has(entry.fileId) && (!matches || matches(entry)) && await isShown(entry, known)) all.set(entry.fileId, entry)
    }
  }
  return asks.length > 1 ? inOrder([...all.values()], sort) : [...all.values()]
}
