import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { files } from '../../library/index.ts'
import { trackOrder } from '../music/choose-tracks.ts'
import { foldName } from '../music/music-key.ts'
import type { KnownAlbum } from '../music/read-albums.ts'
import { albumTag, soundsFrom } from '../music/sounds-sql.ts'
import { shelfOfLetters, type MusicPart } from './music-part.ts'
import { oneOf } from './one-of.ts'
import type { Box, Shelf } from './shelf.ts'
import { splitByLetter } from './split-by-letter.ts'
import type { TreeParts } from './tree-parts.ts'

const ID = 'music.albums'
const albumed = sql`${files.id} in (select ${files.id} from ${soundsFrom} where ${albumTag} is not null)`

/** Albums as containers: by their titles; two of one title also say whose they are. */
export function albumBoxes(idOf: (key: string) => string, albums: readonly KnownAlbum[]): (Box & { key: string })[] {
  const titles = Map.groupBy(albums, ({ title }) => foldName(title))
  return albums.map(({ key, title, artist, cover }) => ({
    id: idOf(key), key, name: (titles.get(foldName(title))?.length ?? 0) > 1 && artist !== null ? `${title} (${artist})` : title, topic: 'album', ...(cover && { coverFileId: cover.fileId }),
  }))
}

/** All albums, by letter where they are very many. */
export function createAlbumsShelf(parts: TreeParts): MusicPart {
  const { music, remember } = parts
  const lettered = (actor: Actor) => remember(actor, 'albums', async () => {
    const boxes = albumBoxes((key) => `${ID}.${key}`, await music.known.albumsByTitle(actor))
    return { ...splitByLetter(ID, boxes, 'album'), boxes: new Map(boxes.map((box) => [box.key, box])) }
  })
  return {
    id: ID, title: 'tree.albums', topic: 'album',
    isThere: async (actor) => (await lettered(actor)).boxes.size > 0,
    async shelf(actor, id): Promise<Shelf | undefined> {
      const [split, known] = [await lettered(actor), await music.known.albums(actor)]
      const above = shelfOfLetters({ id: ID, below: albumed, fileIdsOf: ({ key }) => known.get(key)?.fileIds ?? [] }, split, id)
      if (above) return above
      const key = id.slice(ID.length + 1)
      const [album, box] = [known.get(key), split.boxes.get(key)]
      return album && box && { parentId: split.parentOf(box), list: { where: oneOf(album.fileIds), order: trackOrder }, below: oneOf(album.fileIds) }
    },
  }
}
