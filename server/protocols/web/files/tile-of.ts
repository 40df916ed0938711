import type { Item } from '../../../catalog/index.ts'
import type { ProfileName, Renditions } from '../../../renditions/index.ts'
import type { Tile } from '../../../../views/files/tile.ts'
import { renditionUrl } from './media-urls.ts'

const nothing: ReadonlySet<ProfileName> = new Set()

/** Files of a list as grids draw them; what is not drawn yet has no address, and its place shows its thumbhash. */
export async function tilesOf(renditions: Pick<Renditions, 'ready'>, items: readonly Item[]): Promise<Tile[]> {
  const ready = await renditions.ready(items.map(({ sha256 }) => sha256))
  return items.map((item) => tileOf(item, ready.get(item.sha256) ?? nothing))
}

function tileOf(item: Item, ready: ReadonlySet<ProfileName>): Tile {
  const { id, kind, sha256 } = item
  const url = (profile: ProfileName): string | null => (ready.has(profile) ? renditionUrl(id, profile, sha256) : null)
  return {
    id, kind, name: item.title ?? item.name, ratio: item.ratio, thumbhash: item.thumbhash, durationMs: item.durationMs, favorite: item.favorite, sensitive: item.sensitive, missing: item.state === 'missing', takenLocal: item.takenLocal,
    thumb: url('thumbnail'),
    ...(kind === 'video' && !item.sensitive && { hover: url('hover') }),
    ...(kind === 'audio' && { waveform: url('waveform') }),
    ...(item.artist !== null && { artist: item.artist }),
  }
}
