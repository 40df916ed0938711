import { sql, type SQL } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { files } from '../../library/index.ts'
import { trackOrder } from '../music/choose-tracks.ts'
import { foldName } from '../music/music-key.ts'
import type { KnownAlbum } from '../music/read-albums.ts'
import { albumTag, soundsFrom } from '../music/sounds-sql.ts'
import type { MusicPart } from './music-part.ts'
import type { Box, Shelf } from './shelf.ts'
import { splitByLetter } from './split-by-letter.ts'
import type { TreeParts } from './tree-parts.ts'

const ID = 'music.albums'

/** Some files, as a condition over the table files. */
export const oneOf = (fileIds: Iterable<string>): SQL => sql`${files.id} = any(${sql.param([...fileIds])}::uuid[])`

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
      const { top, under, parentOf, boxes } = await lettered(actor)
      const known = await music.known.albums(actor)
      if (id === ID) return { parentId: 'music', boxes: async () => top, below: sql`${files.id} in (select ${files.id} from ${soundsFrom} where ${albumTag} is not null)` }
      const within = under.get(id)
      if (within) return { parentId: ID, boxes: async () => within, below: oneOf(within.flatMap(({ key }) => known.get(key)?.fileIds ?? [])) }
      const key = id.slice(ID.length + 1)
      const [album, box] = [known.get(key), boxes.get(key)]
      return album && box && { parentId: parentOf(box), list: { where: oneOf(album.fileIds), order: trackOrder }, below: oneOf(album.fileIds) }
    },
  }
}
