import { faultOf, UpnpFault } from '../soap/upnp-fault.ts'
import type { CallContext, Values } from '../call-action.ts'
import { listing, meantId, pageOf, type DirectoryParts } from './directory-parts.ts'
import { parseSort } from './sort.ts'

/** Browse: an object itself, or a page of what is directly below it. Faults 701, 709, 720. */
export async function browse(parts: DirectoryParts, args: Record<string, string>, context: CallContext): Promise<Values> {
  const id = meantId(args['ObjectID']!, context)
  const { client } = context
  const sort = parseSort(args['SortCriteria']!, { isLenient: client.anySort }) ?? (client.sortsByTitle ? 'title' : undefined)
  const node = await parts.shown.find(id).catch((error: unknown) => { throw faultOf(error) })
  if (args['BrowseFlag'] === 'BrowseMetadata') {
    const childCount = node.type === 'container' ? (await parts.shown.children(id, { from: 0, count: 1 })).total : undefined
    return listing(parts, { nodes: [node], total: 1, childCount }, args['Filter']!, context)
  }
  if (node.type !== 'container') throw new UpnpFault(720)
  const page = await parts.shown.children(id, { ...pageOf(args), sort })
  parts.onBrowsed(id, page)
  return listing(parts, page, args['Filter']!, context)
}
