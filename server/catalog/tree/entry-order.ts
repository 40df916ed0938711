import { sql, type SQL } from 'drizzle-orm'
import { audioMetadata, files } from '../../library/index.ts'
import { orderBy, type ListOrder, type SortKey } from '../timeline/item.ts'
import type { TreeSort } from './tree-node.ts'

/** A sort that says where a file stands by what the file itself has: whoever knows the place goes on from there. */
export type PlacedSort = Exclude<TreeSort, 'title' | '-title'>

const id: SortKey = { by: sql`${files.id}`, type: 'uuid' }
const keys: Record<'name' | 'taken' | 'added', SortKey[]> = {
  name: [{ by: sql`${files.name} collate "und-x-icu"`, type: 'text' }, id],
  taken: [{ by: sql`${files.takenLocal}`, type: 'timestamp' }, id],
  added: [{ by: sql`${files.addedAt}`, type: 'timestamptz' }, id],
}

const listOrder = (sort: PlacedSort): ListOrder => ({ keys: keys[sort.replace('-', '') as keyof typeof keys], direction: sort.startsWith('-') ? 'desc' : 'asc' })

/** The order of a sort as SQL over the table files, nulls (of which there are none) placed as in its index: PostgreSQL takes the order from an index only then. */
export const orderOf = (sort: PlacedSort): SQL[] => (sort === 'name' || sort === '-name' ? keys.name.map(({ by }) => sql`${by} ${sort === 'name' ? sql`asc nulls last` : sql`desc nulls first`}`) : orderBy(listOrder(sort)))

/** What people read as the title: that of music, else the name without its ending; over the tables files and audio_metadata. */
const title = sql`coalesce(nullif(${audioMetadata.title}, ''), regexp_replace(${files.name}, '(.)\\.[A-Za-z0-9]{1,8}$', '\\1')) collate "und-x-icu"`
export const titleOrder = (sort: 'title' | '-title'): SQL[] => [sql`${title} ${sql.raw(sort === 'title' ? 'asc' : 'desc')}`, sql`${files.id} ${sql.raw(sort === 'title' ? 'asc' : 'desc')}`]

/** Where a file stands in a sort, as a text of texts that lose nothing: of a page only the last one is read. */
export const placeOf = (sort: PlacedSort): SQL<string> => sql<string>`jsonb_build_array(${sql.join(listOrder(sort).keys.map(({ by }) => sql`(${by})::text`), sql`, `)})::text`
export const readPlace = (place: string): readonly string[] => JSON.parse(place) as string[] // as placeOf wrote it

/** What stands behind a place in a sort. */
export function behind(sort: PlacedSort, place: readonly string[]): SQL {
  const { keys: by, direction } = listOrder(sort)
  return sql`(${sql.join(by.map((key) => key.by), sql`, `)}) ${sql.raw(direction === 'desc' ? '<' : '>')} (${sql.join(by.map(({ type }, i) => sql`${place[i] ?? ''}::${sql.raw(type)}`), sql`, `)})`
}
