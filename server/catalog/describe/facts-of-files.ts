import { and, eq, sql } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { files, sees } from '../../library/index.ts'
import type { Queryable } from '../../platform/database.ts'
import { faces, people } from '../people-schema.ts'
import { fileDescriptions, fileMarks, fileTags, tags } from '../schema.ts'

/** What people said of a file, as other programs may want to read it; rating and favourite are the actor's own. */
export interface SaidOfFile { tags: string[]; people: string[]; rating: number; favorite: boolean; title: string | null; /** Wall clock of the place, '2024-05-14T18:03:00'. */ takenLocal: string; takenZone: string | null }

/** The same of many files by one question, of those that the actor sees. */
export async function saidOfFiles(db: Queryable, actor: Actor, fileIds: readonly string[]): Promise<Map<string, SaidOfFile>> {
  if (fileIds.length === 0) return new Map()
  const ofFile = sql`(select coalesce(array_agg(${tags.path} order by ${tags.path}), '{}') from ${fileTags} join ${tags} on ${tags.id} = ${fileTags.tagId} where ${fileTags.fileId} = ${files.id})`
  const named = sql`select distinct ${people.name} as name from ${faces} join ${people} on ${people.id} = ${faces.personId} where ${faces.sha256} = ${files.sha256} and ${faces.spaceId} = ${files.spaceId} and ${faces.state} = 'shown' and ${people.name} is not null and not ${people.gone} and not ${people.hidden}`
  const rows = await db.select({
    id: files.id, takenLocal: files.takenLocal, takenZone: files.takenZone, title: fileDescriptions.title, rating: fileMarks.rating, favorite: fileMarks.favorite,
    tags: sql<string[]>`${ofFile}`, people: sql<string[]>`(select coalesce(array_agg(who.name order by who.name), '{}') from (${named}) who)`,
  }).from(files)
    .leftJoin(fileDescriptions, eq(fileDescriptions.fileId, files.id))
    .leftJoin(fileMarks, and(eq(fileMarks.fileId, files.id), eq(fileMarks.userId, actor.userId)))
    .where(and(sql`${files.id} = any(${sql.param([...fileIds])}::uuid[])`, sees(actor)))
  return new Map(rows.map(({ id, rating, favorite, takenLocal, ...said }) => [id, { ...said, rating: rating ?? 0, favorite: favorite === 1, takenLocal: takenLocal.replace(' ', 'T') }]))
}
