import { sql, type SQL } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { audioMetadata, files } from '../../library/index.ts'
import { trackOrder, trackSql, type TrackChoice } from '../music/choose-tracks.ts'
import { musicKey } from '../music/music-key.ts'
import { bpm, genreTag, heardGenre, soundsFrom, withHeard } from '../music/sounds-sql.ts'
import { endOfBand } from '../music/tempo-bands.ts'
import { capital } from './capital.ts'
import type { MusicPart } from './music-part.ts'
import type { Box, Shelf } from './shelf.ts'
import { shelfOfTracks } from './split-by-artist.ts'
import type { ContainerTopic } from './tree-node.ts'
import type { TreeParts } from './tree-parts.ts'

/** One container of tracks that share something. */
interface Kind { id: string; name: string; choice: TrackChoice }

interface KindPart { id: string; title: string; topic: ContainerTopic; below: SQL; kinds: (actor: Actor) => Promise<Kind[]> }

const among = (from: SQL, condition: SQL): SQL => sql`${files.id} in (select ${files.id} from ${from} where ${condition})`

/** Music by what tracks share: genres as tagged and as heard, tempo, decade. */
export function createKindShelves(parts: TreeParts): MusicPart[] {
  const { music } = parts
  const genres = async (actor: Actor) => [...(await music.known.genres(actor)).values()]
  const all: KindPart[] = [
    {
      id: 'music.genres', title: 'tree.genres', topic: 'genre', below: among(soundsFrom, sql`${genreTag} is not null`),
      kinds: async (actor) => (await genres(actor)).filter(({ tagged }) => tagged > 0).map(({ key, name, tags }) => ({ id: musicKey(key), name, choice: { by: 'genre', tags } })),
    },
    {
      id: 'music.heard', title: 'tree.heard', topic: 'genre', below: among(withHeard, sql`${genreTag} is null and ${heardGenre} is not null`),
      async kinds(actor) {
        const words = await parts.words()
        return (await genres(actor)).filter(({ heard }) => heard > 0).map(({ key, name }) => ({ id: musicKey(key), name: capital(words.genre(name), words.language), choice: { by: 'heard-genre', name: key } }))
      },
    },
    {
      id: 'music.tempo', title: 'tree.tempo', topic: 'tempo', below: among(withHeard, sql`${bpm} > 0`),
      kinds: async (actor) => (await music.tempos(actor)).map(({ from }) => ({ id: String(from), name: bandName(from), choice: { by: 'tempo', from } })),
    },
    {
      id: 'music.decades', title: 'tree.decades', topic: 'date', below: among(soundsFrom, sql`${audioMetadata.year} is not null`),
      kinds: async (actor) => (await music.decades(actor)).map(({ decade }) => ({ id: String(decade), name: `${decade}-${decade + 9}`, choice: { by: 'decade', decade } })),
    },
  ]
  return all.map((part) => kindPart(parts, part))
}

/** '80-99 bpm'; the ends stand alone. */
function bandName(from: number): string {
  const end = endOfBand(from)
  return end === null ? `${from}+ bpm` : `${from}-${end - 1} bpm`
}

function kindPart(parts: TreeParts, { id, title, topic, below, kinds }: KindPart): MusicPart {
  const known = (actor: Actor): Promise<Kind[]> => parts.remember(actor, id, () => kinds(actor))
  return {
    id, title, topic,
    isThere: async (actor) => (await known(actor)).length > 0,
    async shelf(actor, asked): Promise<Shelf | undefined> {
      const all = await known(actor)
      if (asked === id) return { parentId: 'music', boxes: async () => all.map((kind): Box => ({ id: `${id}.${kind.id}`, name: kind.name, topic })), below }
      const [part = '', letter = '', ...more] = asked.slice(id.length + 1).split('.')
      const kind = all.find((one) => one.id === part)
      return kind && more.length === 0 ? shelfOfTracks(parts, actor, { id: `${id}.${part}`, parentId: id, where: trackSql(kind.choice, actor), order: trackOrder }, letter) : undefined
    },
  }
}
