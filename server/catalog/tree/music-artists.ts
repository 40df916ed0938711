import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { files } from '../../library/index.ts'
import { trackOrder } from '../music/choose-tracks.ts'
import { orderAlbums } from '../music/order-albums.ts'
import type { KnownArtist } from '../music/read-artists.ts'
import { albumArtistTag, artistTag, soundsFrom } from '../music/sounds-sql.ts'
import { albumBoxes } from './music-albums.ts'
import { shelfOfLetters, type MusicPart } from './music-part.ts'
import { oneOf } from './one-of.ts'
import type { Shelf } from './shelf.ts'
import { splitByLetter } from './split-by-letter.ts'
import type { TreeParts } from './tree-parts.ts'

const ID = 'music.artists'
const credited = sql`${files.id} in (select ${files.id} from ${soundsFrom} where ${artistTag} is not null or ${albumArtistTag} is not null)`
const ARTIST = /^music\.artists\.([A-Za-z0-9_-]{16})(?:\.([A-Za-z0-9_-]{16}))?$/

/** All artists with their albums, newest first, and what they play beside these. */
export function createArtistsShelf(parts: TreeParts): MusicPart {
  const { music, remember } = parts
  const lettered = (actor: Actor) => remember(actor, 'artists', async () => {
    const boxes = (await music.known.artistsByName(actor)).map(({ key, name, cover }) => ({ id: `${ID}.${key}`, key, name, topic: 'artist' as const, ...(cover && { coverFileId: cover.fileId }) }))
    return { ...splitByLetter(ID, boxes, 'artist'), boxes: new Map(boxes.map((box) => [box.key, box])) }
  })
  const albumsOf = async (actor: Actor, { albumKeys }: KnownArtist) => {
    const all = await music.known.albums(actor)
    return orderAlbums(albumKeys.flatMap((key) => all.get(key) ?? []), 'year')
  }
  return {
    id: ID, title: 'tree.artists', topic: 'artist',
    isThere: async (actor) => (await lettered(actor)).boxes.size > 0,
    async shelf(actor, id): Promise<Shelf | undefined> {
      const [split, known] = [await lettered(actor), await music.known.artists(actor)]
      const above = shelfOfLetters({ id: ID, below: credited, fileIdsOf: ({ key }) => known.get(key)?.fileIds ?? [] }, split, id)
      if (above) return above
      const [, key = '', albumKey] = ARTIST.exec(id) ?? []
      const [artist, box] = [known.get(key), split.boxes.get(key)]
      if (!artist || !box) return undefined
      const albums = await albumsOf(actor, artist)
      if (albumKey !== undefined) {
        const album = albums.find((one) => one.key === albumKey)
        return album && { parentId: `${ID}.${key}`, list: { where: oneOf(album.fileIds), order: trackOrder }, below: oneOf(album.fileIds) }
      }
      const onAlbums = new Set(albums.flatMap(({ fileIds }) => fileIds))
      const loose = [...artist.fileIds].filter((fileId) => !onAlbums.has(fileId))
      return { parentId: split.parentOf(box), boxes: async () => albumBoxes((one) => `${ID}.${key}.${one}`, albums), ...(loose.length && { list: { where: oneOf(loose), order: trackOrder } }), below: oneOf(artist.fileIds) }
    },
  }
}
