import type { Actor } from '../../../access/index.ts'
import { ROOT, type ContainerTopic, type Tree } from '../../../catalog/index.ts'
import type { TvBranch } from '../../../../views/devices/data.ts'

/** Of these a household may want to show single ones: one tag, one folder. */
const divided: readonly ContainerTopic[] = ['person', 'tag', 'folder']
const MOST_PARTS = 200

/** The branches of the household's tree, and what of them is shown; `shown` holds ids of containers, and is empty where everything is. */
export async function tvBranches(tree: Pick<Tree, 'children'>, actor: Actor, shown: readonly string[]): Promise<TvBranch[]> {
  // televisions see the household alone, whatever else this administrator may see
  const household: Actor = { ...actor, spaces: actor.spaces.slice(0, 1) }
  const containers = async (id: string, count: number) => (await tree.children(household, id, { from: 0, count })).nodes.flatMap((node) => (node.type === 'container' ? [node] : []))
  return Promise.all((await containers(ROOT, 100)).map(async ({ id, name, topic }) => ({
    id, name, shown: shown.length === 0 || shown.includes(id),
    parts: divided.includes(topic) ? (await containers(id, MOST_PARTS)).map((part) => ({ id: part.id, name: part.name, shown: shown.includes(part.id) })) : [],
  })))
}

/** What is to be kept of the ticks: an empty list where every branch is ticked, so that branches of later versions show too; parts only where their branch is not; undefined where nothing would be left, which an empty list does not mean. */
export function shownOf(branches: readonly TvBranch[], ticked: readonly string[]): string[] | undefined {
  if (branches.every(({ id }) => ticked.includes(id))) return []
  const shown = branches.flatMap(({ id, parts }) => (ticked.includes(id) ? [id] : parts.map((part) => part.id).filter((part) => ticked.includes(part))))
  return shown.length > 0 ? shown : undefined
}
