import type { ListedAlbum } from './read-albums.ts'
import type { ListedArtist } from './read-artists.ts'

export const albumOrders = ['artist', 'title', 'year'] as const
/** year: the newest first. */
export type AlbumOrder = (typeof albumOrders)[number]

const names = new Intl.Collator('und', { sensitivity: 'base', numeric: true })
/** As records stand on a shelf: without the article. */
const shelved = (name: string): string => name.replace(/^(the|die|der|das|les?|la|los|el)\s+(?=\S)/i, '')
/** Compares by a text that is made once for each. */
function sortedBy<Item>(items: readonly Item[], ...texts: ((item: Item) => string)[]): Item[] {
  const keyed = items.map((item) => ({ item, keys: texts.map((text) => text(item)) }))
  return keyed.sort((a, b) => a.keys.reduce((found, key, i) => found || names.compare(key, b.keys[i] ?? ''), 0)).map(({ item }) => item)
}

/** Compilations stand last when albums are ordered by artist. */
export function orderAlbums<Album extends ListedAlbum>(albums: readonly Album[], order: AlbumOrder): Album[] {
  const year = ({ firstYear }: Album): string => String(firstYear ?? 9999)
  const artist = ({ artist: name }: Album): string => (name === null ? '\u{10ffff}' : shelved(name))
  const title = (album: Album): string => shelved(album.title)
  if (order === 'title') return sortedBy(albums, title, artist)
  const byArtist = sortedBy(albums, artist, year, title)
  return order === 'artist' ? byArtist : byArtist.sort((a, b) => (b.lastYear ?? 0) - (a.lastYear ?? 0))
}

export const orderArtists = <Artist extends ListedArtist>(artists: readonly Artist[]): Artist[] => sortedBy(artists, ({ name }) => shelved(name))
