import type { TreeSort } from '../../../catalog/index.ts'
import { UpnpFault } from '../soap/upnp-fault.ts'

const orders: Record<string, 'title' | 'taken'> = { 'dc:title': 'title', 'dc:date': 'taken' }

/** What lists can be ordered by, as GetSortCapabilities tells. */
export const sortable = Object.keys(orders)

/**
 * '+dc:title,-dc:date' → the first of them decides; undefined keeps the order of the tree.
 * @throws UpnpFault 709 for a property that lists are not ordered by, or a sign that is missing
 */
export function parseSort(text: string, { isLenient }: { isLenient: boolean }): TreeSort | undefined {
  const asked = text.split(',').map((part) => part.trim()).filter(Boolean)
  const known = asked.flatMap((part): TreeSort[] => {
    const order = orders[part.slice(1)]
    if (order && /^[+-]/.test(part)) return [part.startsWith('-') ? `-${order}` : order]
    if (isLenient) return []
    throw new UpnpFault(709)
  })
  return known[0]
}
