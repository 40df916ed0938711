import type { Tree } from '../../../catalog/index.ts'
import type { Devices } from '../../../operations/index.ts'
import type { MediaAddresses } from '../media-address.ts'
import type { CallContext } from '../call-action.ts'
import type { Shown } from '../legacy-roots.ts'
import type { ShownChildren, ShownTree } from '../shown-tree.ts'
import { askedProperties } from './asked-properties.ts'
import { writeDidl } from './didl-lite.ts'
import { factsOfEntries, type FactsParts } from './entry-facts.ts'

export interface DirectoryParts extends FactsParts {
  shown: ShownTree
  tree: Pick<Tree, 'updateId' | 'look'>
  devices: Pick<Devices, 'bookmarks' | 'setBookmark'>
  addresses: MediaAddresses
  /** A container was looked into: who is told of changes may look again. */
  onBrowsed: (containerId: string, page: ShownChildren) => void
}

/** More are not written at once; a device that asks for all asks again from where the page ended. */
const MOST = 1000

/** The part of a list that StartingIndex and RequestedCount ask for; 0 asks for all. */
export const pageOf = (args: Record<string, string>): { from: number; count: number } => ({ from: Number(args['StartingIndex']), count: Math.min(Number(args['RequestedCount']) || MOST, MOST) })

/** The id that a device means: some call containers by names of their own. */
export const meantId = (id: string, { client }: CallContext): string => (Object.hasOwn(client.containers, id) ? client.containers[id]! : id)

/** The four values that Browse and Search answer with. */
export async function listing(parts: DirectoryParts, { nodes, total, childCount }: { nodes: readonly Shown[]; total: number; childCount?: number }, filter: string, context: CallContext): Promise<Record<string, string | number>> {
  const entries = nodes.filter((node) => node.type === 'entry')
  const [factsOf, updateId] = await Promise.all([factsOfEntries(parts, entries), parts.tree.updateId()])
  const result = writeDidl(nodes, { ...context, addresses: parts.addresses, factsOf, wants: askedProperties(filter), childCount })
  return { Result: result, NumberReturned: nodes.length, TotalMatches: total, UpdateID: wrapped(updateId) }
}

/** UPnP counts in 32 bits. */
export const wrapped = (updateId: number): number => updateId % 0x1_0000_0000
