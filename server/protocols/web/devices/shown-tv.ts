import type { Actor } from '../../../access/index.ts'
import type { Tree } from '../../../catalog/index.ts'
import type { Devices } from '../../../operations/index.ts'
import type { TvCard } from '../../../../views/devices/data.ts'
import { tvBranches } from './tv-branches.ts'

export interface TvRooms { devices: Pick<Devices, 'tv' | 'openings'>; catalog: { tree: Pick<Tree, 'children'> } }

/** How many of what televisions opened are told. */
const OPENINGS = 50

/** What televisions see, as the page needs it; without their scope for those who do not look after the house. */
export async function shownTv({ devices, catalog }: TvRooms, actor: Actor): Promise<Pick<TvCard, 'on'> | TvCard> {
  const { on, name, kinds, networks, show } = await devices.tv()
  if (actor.role !== 'admin') return { on }
  const [branches, openings] = await Promise.all([tvBranches(catalog.tree, actor, show), devices.openings(actor, OPENINGS)])
  return { on, name: name ?? '', kinds, networks: networks.join(', '), branches, openings: openings.map(({ at, ...opening }) => ({ ...opening, at: at.toISOString() })) }
}
