import { and, sql, type SQL } from 'drizzle-orm'
import { files, stemOf } from '../../library/index.ts'
import { askOften } from '../../platform/ask-often.ts'
import type { Queryable } from '../../platform/database.ts'
import { fileName, markedName, markOf, plainName, plainStem } from './safe-name.ts'
import type { SeenList } from './select-entries.ts'

/** What tells which other files would have the same name. */
export const fileStem = stemOf(sql`${files.name}`)

/** A file that is to be named. */
export interface Unnamed { id: string; name: string; mediaType: string }

/** Files of one stem that are looked at one by one; where there are more, the database tells the first of each name. */
const FEW = 50

/**
 * The names of files among all of a list, by id: its own for the file that came first, marked ones for those that would be called the same, and for all that are called as a container.
 * What would be called the same has the same stem, so that an index finds it.
 */
export async function nameEntries(db: Queryable, list: Pick<SeenList, 'where' | 'shown' | 'taken'>, unnamed: readonly Unnamed[]): Promise<Map<string, string>> {
  const plain = unnamed.map((file) => ({ file, parts: fileName(file.name, file.mediaType) }))
  const firsts = new Map<string, string>()
  for (const { id, name, mediaType } of await alikeIn(db, list, plain.flatMap(({ file, parts }) => (parts.plain ? [file] : [])))) {
    const parts = fileName(name, mediaType)
    const key = plainName(parts).toLowerCase()
    const known = firsts.get(key)
    if (parts.plain && (known === undefined || id < known)) firsts.set(key, id)
  }
  return new Map(plain.map(({ file: { id }, parts }) => {
    const name = plainName(parts)
    const isFirst = parts.plain && !list.taken.has(name.toLowerCase()) && firsts.get(name.toLowerCase()) === id
    return [id, isFirst ? name : markedName(parts, id)]
  }))
}

/** Files of a list that have the stem of one of some others, these among them. */
async function alikeIn(db: Queryable, { where, shown }: Pick<SeenList, 'where' | 'shown'>, some: readonly Unnamed[]): Promise<Unnamed[]> {
  if (some.length === 0) return []
  const own = new Set(some.map(({ id }) => id))
  const stems = new Set(some.flatMap(({ name }) => plainStem(name) ?? []))
  const names = some.flatMap(({ name }) => (plainStem(name) === undefined ? [name] : []))
  // others are looked up in the list together: as an array of a few ids, for which PostgreSQL goes by them and not by the list
  const found = await askOften<{ id: string; name: string; mediaType: string; stem: string; isOwn: boolean; isInside: boolean; isMany: boolean }>(db, sql`
    with alike as materialized (
      select each.*, wanted.stem, each.id = any(${sql.param([...own])}::uuid[]) as "isOwn", count(*) over (partition by wanted.stem) > ${FEW} as "isMany"
      from (select unnest(${sql.param([...stems])}::text[]) as stem ${names.length ? sql`union select ${stemOf(sql`name`)} from unnest(${sql.param(names)}::text[]) unplain(name)` : sql``}) wanted
      cross join lateral (select ${files.id} as id, ${files.name} as name, ${files.mediaType} as "mediaType" from ${files} where ${shown} and ${fileStem} = wanted.stem limit ${FEW + 1}) each)
    select alike.*, inside.id is not null as "isInside" from alike
    left join (select ${files.id} as id from ${files} where ${files.id} = any(array(select id from alike where not "isOwn")) and ${where}) inside on inside.id = alike.id
    where not alike."isOwn" or alike."isMany"`)
  const many = [...new Set(found.flatMap(({ stem, isMany }) => (isMany ? stem : [])))]
  const others = found.filter(({ isOwn, isInside, isMany }) => isInside && !isOwn && !isMany)
  return [...some, ...others, ...await firstOfMany(db, and(shown, where) ?? where, many)]
}

const firstOfMany = async (db: Queryable, where: SQL, stems: readonly string[]): Promise<Unnamed[]> => (stems.length === 0 ? [] : [...await db.execute<{ id: string; name: string; mediaType: string }>(sql`
  select min(${files.id}::text) as id, ${files.name} as name, ${files.mediaType} as "mediaType" from ${files} where ${where} and ${fileStem} = any(${sql.param([...stems])}::text[]) group by 2, 3`)])

/** Files that a name may stand for, as a condition over the table files. */
export function mayBeCalled(name: string): SQL {
  const { fileId, unmarked } = markOf(name)
  if (fileId !== undefined) return sql`(${files.id} = ${fileId}::uuid or ${fileStem} = ${stemOf(sql`${name}::text`)})`
  const named = sql`${fileStem} = ${stemOf(sql`${name}::text`)}`
  return unmarked === undefined ? named : sql`(${named} or ${fileStem} = ${stemOf(sql`${unmarked.name}::text`)} and right(${files.id}::text, 12) = ${unmarked.mark})`
}
