import { eq } from 'drizzle-orm'
import { files } from '../../library/index.ts'
import { anyFile } from './any-file.ts'
import type { Branch } from './branch.ts'
import { createAlbumsShelf } from './music-albums.ts'
import { createArtistsShelf } from './music-artists.ts'
import { createKindShelves } from './music-kinds.ts'
import type { MusicPart } from './music-part.ts'
import { createShelfBranch } from './shelf-branch.ts'
import type { Box, Shelf } from './shelf.ts'
import { ROOT } from './tree-node.ts'
import type { TreeParts } from './tree-parts.ts'

const sounds = eq(files.kind, 'audio')

/** Music by artist, album, genre as tagged and as heard, tempo and decade. */
export function createMusicBranch(parts: TreeParts): Branch {
  const all: readonly MusicPart[] = [createArtistsShelf(parts), createAlbumsShelf(parts), ...createKindShelves(parts)]
  return createShelfBranch(parts, {
    id: 'music', title: 'tree.music', topic: 'artist',
    isThere: (actor) => anyFile(parts, actor, sounds),
    async shelf(actor, id): Promise<Shelf | undefined> {
      const boxes = async (): Promise<Box[]> => {
        const [words, there] = [await parts.words(), await Promise.all(all.map((part) => part.isThere(actor)))]
        return all.filter((_, i) => there[i]).map((part) => ({ id: part.id, name: words.say(part.title), topic: part.topic }))
      }
      if (id === 'music') return { parentId: ROOT, boxes, below: sounds }
      return all.find((part) => id === part.id || id.startsWith(`${part.id}.`))?.shelf(actor, id)
    },
  })
}
