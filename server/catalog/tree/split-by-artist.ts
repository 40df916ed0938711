import { and, sql, type SQL } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { audioMetadata, files } from '../../library/index.ts'
import { albumArtistTag, artistTag } from '../music/sounds-sql.ts'
import type { Box, EntryList, Shelf } from './shelf.ts'
import { MOST_CHILDREN } from './split-by-time.ts'
import type { TreeParts } from './tree-parts.ts'

/** Tracks that stand in one container, or by the letters of their artists. */
export interface TrackList extends EntryList { id: string; parentId: string }

const LETTER = /^letter-([a-z]|rest)$/
/** The letter of whoever made a track, without accents; of a track by nobody, of its name. */
const letter = sql`(select case when first between 'a' and 'z' then first else 'rest' end from (select left(lower(unaccent(coalesce(${artistTag}, ${albumArtistTag}, ${files.name}))), 1) collate "C" as first) lettered)`
const lettered = (condition: SQL): SQL => sql`${files.id} in (select ${files.id} from ${files} left join ${audioMetadata} on ${audioMetadata.sha256} = ${files.sha256} where ${condition})`

/** The shelf of a container of tracks: all of them, or those of one letter; undefined for what is no letter. `part` is '' for all. */
export async function shelfOfTracks(parts: TreeParts, actor: Actor, { id, parentId, where, order }: TrackList, part: string): Promise<Shelf | undefined> {
  const list = (within: SQL): EntryList => ({ where: within, ...(order && { order }) })
  if (part === '') {
    const counted = await parts.remember(actor, `letters ${id}`, () => countLetters(parts, actor, where))
    const total = counted.reduce((sum, { n }) => sum + n, 0)
    if (total <= MOST_CHILDREN || counted.length < 2) return { parentId, below: where, list: list(where) }
    return { parentId, below: where, boxes: async () => counted.map(({ of }): Box => ({ id: `${id}.letter-${of}`, name: of === 'rest' ? '#' : of.toUpperCase(), topic: 'artist' })) }
  }
  const of = LETTER.exec(part)?.[1]
  if (of === undefined) return undefined
  const within = and(where, lettered(sql`${where} and ${letter} = ${of}`)) ?? where
  return { parentId: id, below: within, list: list(within) }
}

async function countLetters({ db, shown }: TreeParts, actor: Actor, where: SQL): Promise<{ of: string; n: number }[]> {
  const rows = await db.execute<{ of: string; n: number }>(sql`
    select ${letter} as of, count(*)::int as n from ${files} left join ${audioMetadata} on ${audioMetadata.sha256} = ${files.sha256} where ${and(shown(actor), where)} group by 1`)
  return rows.toSorted((a, b) => Number(a.of === 'rest') - Number(b.of === 'rest') || (a.of < b.of ? -1 : 1))
}
