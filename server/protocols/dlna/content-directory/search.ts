import { legacyRoots, type Shown } from '../legacy-roots.ts'
import { faultOf } from '../soap/upnp-fault.ts'
import type { CallContext, Values } from '../call-action.ts'
import { classOf, containerClasses } from './classes.ts'
import { listing, meantId, pageOf, type DirectoryParts } from './directory-parts.ts'
import { containersAsked, matches, narrow } from './match-criteria.ts'
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
  const classes = containersAsked(criteria)
  const found = classes.length > 0
    ? await containersOf(parts, id, classes, criteria).then((all) => ({ total: all.length, nodes: all.slice(page.from, page.from + page.count) }))
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

/** Looks through the containers below, level by level, for those of some classes. */
async function containersOf({ shown }: DirectoryParts, id: string, classes: readonly string[], criteria: Criteria): Promise<Shown[]> {
  const found = new Map<string, Shown>()
  const queue = [id]
  // an album stands among the albums and with its artist, by one key at the end of its ids
  const keep = (type: string, node: Shown): void => { const key = `${type} ${node.id.slice(node.id.lastIndexOf('.') + 1)}`; if (!found.has(key)) found.set(key, node) }
  for (let looked = 0; looked < queue.length && looked < MOST_LOOKED_INTO && found.size < MOST_FOUND; looked++) {
    const { nodes } = await shown.children(queue[looked]!, { from: 0, count: 1000 }).catch((error: unknown) => { throw faultOf(error, 710) })
    for (const node of nodes) {
      // what stands below Pictures stands by its date too
      if (node.type !== 'container' || legacyRoots.some((root) => root.filters && root.id === node.id)) continue
      const type = classOf(node)
      if (classes.includes(type) && matches(criteria, node)) keep(type, node)
      // what is below an album are its tracks
      else if (type !== containerClasses.album) queue.push(node.id)
    }
  }
  return [...found.values()]
}
