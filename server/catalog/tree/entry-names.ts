import { sql, type SQL } from 'drizzle-orm'
import { files, stemOf } from '../../library/index.ts'
import type { Queryable } from '../../platform/database.ts'
import { fileName, markedName, markOf, plainName } from './safe-name.ts'

/** What tells which other files would have the same name. */
export const fileStem = stemOf(sql`${files.name}`)

/** A file that is to be named. */
export interface Unnamed { id: string; name: string; mediaType: string; stem: string }

/**
 * The names of files among all that a condition holds for, by id: its own for the file that came first, marked ones for those that would be called the same, and for all that are called as a container (`taken`, in lower case).
 * What would be called the same has the same stem, so that an index finds it.
 */
export async function nameEntries(db: Queryable, where: SQL, unnamed: readonly Unnamed[], taken: ReadonlySet<string>): Promise<Map<string, string>> {
  const plain = unnamed.map((file) => ({ file, parts: fileName(file.name, file.mediaType) }))
  const stems = new Set(plain.flatMap(({ file, parts }) => (parts.plain ? [file.stem] : [])))
  const alike = stems.size === 0 ? [] : await db.execute<{ name: string; type: string; first: string }>(sql`
    select ${files.name} as name, ${files.mediaType} as type, min(${files.id}::text) as first from ${files} where ${where} and ${fileStem} = any(${sql.param([...stems])}::text[]) group by 1, 2`)
  const firsts = new Map<string, string>()
  for (const { name, type, first } of alike) {
    const parts = fileName(name, type)
    const key = plainName(parts).toLowerCase()
    const known = firsts.get(key)
    if (parts.plain && (known === undefined || first < known)) firsts.set(key, first)
  }
  return new Map(plain.map(({ file: { id }, parts }) => {
    const name = plainName(parts)
    const isFirst = parts.plain && !taken.has(name.toLowerCase()) && firsts.get(name.toLowerCase()) === id
    return [id, isFirst ? name : markedName(parts, id)]
  }))
}

/** Files that a name may stand for, as a condition over the table files. */
export function mayBeCalled(name: string): SQL {
  const { fileId, unmarked } = markOf(name)
  if (fileId !== undefined) return sql`(${files.id} = ${fileId}::uuid or ${fileStem} = ${stemOf(sql`${name}::text`)})`
  return unmarked === undefined ? sql`${fileStem} = ${stemOf(sql`${name}::text`)}` : sql`${fileStem} in (${stemOf(sql`${name}::text`)}, ${stemOf(sql`${unmarked}::text`)})`
}
