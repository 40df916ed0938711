import type { ContainerTopic } from '../../../catalog/index.ts'
import type { Shown } from '../legacy-roots.ts'
import { faultOf } from '../soap/upnp-fault.ts'
import type { CallContext, Values } from '../call-action.ts'
import { listing, meantId, pageOf, type DirectoryParts } from './directory-parts.ts'
import { matches, narrow, topicsOf } from './match-criteria.ts'
import { parseCriteria, type Criteria } from './parse-criteria.ts'
import { parseSort } from './sort.ts'

/** Containers that are looked into for those of a class. */
const MOST_LOOKED_INTO = 200
const MOST_FOUND = 1000

/** Search: files below a container, each once, or the albums, artists and genres there. Faults 708, 709, 710. */
export async function search(parts: DirectoryParts, args: Record<string, string>, context: CallContext): Promise<Values> {
  const id = meantId(args['ContainerID']!, context)
  const criteria = parseCriteria(args['SearchCriteria']!)
  const sort = parseSort(args['SortCriteria']!, { isLenient: context.client.anySort })
  const page = pageOf(args)
  const topics = topicsOf(criteria)
  const found = topics.length > 0
    ? await containersOf(parts, id, topics, criteria).then((all) => ({ total: all.length, nodes: all.slice(page.from, page.from + page.count) }))
    : await filesOf(parts, id, criteria, { ...page, sort })
  return listing(parts, found, args['Filter']!, context)
}

async function filesOf({ shown }: DirectoryParts, id: string, criteria: Criteria, page: Parameters<DirectoryParts['shown']['search']>[2]): Promise<{ total: number; nodes: Shown[] }> {
  const { filter, isExact } = narrow(criteria)
  try {
    return await shown.search(id, filter, page, isExact ? undefined : (entry) => matches(criteria, entry))
  } catch (error) {
    throw faultOf(error, 710)
  }
}

/** Looks through the containers below, level by level, for those of some topics. */
async function containersOf({ shown }: DirectoryParts, id: string, topics: readonly ContainerTopic[], criteria: Criteria): Promise<Shown[]> {
  const found = new Map<string, Shown>()
  const queue = [id]
  for (let looked = 0; looked < queue.length && looked < MOST_LOOKED_INTO && found.size < MOST_FOUND; looked++) {
    const { nodes } = await shown.children(queue[looked]!, { from: 0, count: 1000 }).catch((error: unknown) => { throw faultOf(error, 710) })
    for (const node of nodes) {
      // from the top, what legacy roots double would be found twice
      if (node.type !== 'container' || (node.id.startsWith('$') && !id.startsWith('$'))) continue
      if (topics.includes(node.topic) && matches(criteria, node)) found.set(node.id, node)
      // what is below an album are its tracks
      else if (node.topic !== 'album') queue.push(node.id)
    }
  }
  return [...found.values()]
}
