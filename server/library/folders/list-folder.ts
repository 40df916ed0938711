import { sql, type SQL } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { askOften } from '../../platform/ask-often.ts'
import type { Queryable } from '../../platform/database.ts'
import { madeFolders, otherFiles } from '../folders-schema.ts'
import { files } from '../schema.ts'
import { onlySeen } from '../sees.ts'
import type { FileFacts } from './file-facts.ts'
import { atOrBelow, below, inRoot, letters, type Place, type Spot } from './place.ts'

/** A file at its place; without a kind it is no media but was put beside it. */
export interface HeldFile extends FileFacts {
  id: string
  name: string
  kind: 'image' | 'audio' | 'video' | null
}
export interface HeldFolder { name: string; changedAt: Date }
/** media: what the library knows · all: with what people put beside it. */
export type Shown = 'media' | 'all'
export type FolderSort = 'name' | '-name' | 'taken' | '-taken' | 'added' | '-added'

/** What systems scatter about: kept where a program put it and given back to it, yet in no list, since it is nobody's file. */
export const isScattered = (name: string): boolean => SCATTERED.test(name)
const SCATTERED = /^(\._.*|\.DS_Store|Thumbs\.db|desktop\.ini)$/i // JavaScript and PostgreSQL read it alike
const scattered = sql`${otherFiles.name} ~* ${SCATTERED.source}`

const orders: Record<FolderSort, SQL> = { name: sql`name`, '-name': sql`name desc`, taken: sql`taken_at, name`, '-taken': sql`taken_at desc, name`, added: sql`added_at, name`, '-added': sql`added_at desc, name` }
type Row = { id: string; name: string; kind: HeldFile['kind']; media_type: string; size: string; sha256: string; width: number | null; height: number | null; duration_ms: string | null; taken_at: string; added_at: string; changed_at: string }

/** The files of a folder that can be seen now, as a select; with all, also those that are no media, which one who is limited does not see: they carry no tags. */
function filesOf(actor: Actor, { spaceId, sourceId, folder }: Place, shown: Shown, name?: string): SQL {
  const media = sql`select ${files.id} as id, ${files.name} as name, ${files.kind}::text as kind, ${files.mediaType} as media_type, ${files.size} as size, ${files.sha256} as sha256, ${files.width} as width, ${files.height} as height, ${files.durationMs} as duration_ms,
    ${files.takenAt} as taken_at, ${files.addedAt} as added_at, ${files.changedAt} as changed_at
    from ${files} where ${files.spaceId} = ${spaceId} and ${inRoot(sourceId)} and ${files.folder} = ${folder} and ${files.state} = 'present'${onlySeen(actor)}${name === undefined ? sql`` : sql` and ${files.name} = ${name}`}`
  if (shown === 'media' || sourceId !== null || actor.isLimited) return media
  const o = otherFiles
  return sql`${media} union all select ${o.id}, ${o.name}, null, ${o.mediaType}, ${o.size}, ${o.sha256}, null::int, null::int, null::bigint, ${o.changedAt}, ${o.createdAt}, ${o.changedAt}
    from ${o} where ${o.spaceId} = ${spaceId} and ${o.folder} = ${folder} and ${o.trashedAt} is null${name === undefined ? sql` and not ${scattered}` : sql` and ${o.name} = ${name}`}`
}

/** One page of the files right in a folder. */
export async function listFiles(db: Queryable, actor: Actor, place: Place, shown: Shown, { from, count, sort = 'name' }: { from: number; count: number; sort?: FolderSort }): Promise<HeldFile[]> {
  const rows = await db.execute<Row>(sql`select * from (${filesOf(actor, place, shown)}) as held order by ${orders[sort]} limit ${count} offset ${from}`)
  return rows.map(heldFile)
}

/** How many files lie right in a folder. */
export async function countFiles(db: Queryable, actor: Actor, place: Place, shown: Shown): Promise<number> {
  const [row] = await db.execute<{ n: number }>(sql`select count(*)::int as n from (${filesOf(actor, place, shown)}) as held`)
  return row?.n ?? 0
}

/** The file of exactly that name. */
export async function fileAt(db: Queryable, actor: Actor, spot: Spot, shown: Shown): Promise<HeldFile | undefined> {
  const [row] = await askOften<Row>(db, sql`select * from (${filesOf(actor, spot, shown, spot.name)}) as held limit 1`)
  return row && heldFile(row)
}

/** The folders right in a folder: those that hold something to be seen, however deep, and those that were made (not for one who is limited). */
export async function listFolders(db: Queryable, actor: Actor, { spaceId, sourceId, folder }: Place, shown: Shown): Promise<HeldFolder[]> {
  const skip = folder === '' ? 1 : letters(folder) + 2
  const first = (column: SQL | typeof files.folder | typeof otherFiles.folder | typeof madeFolders.path): SQL => sql`split_part(substr(${column}, ${skip}::int), '/', 1)`
  const parts = [sql`select ${first(files.folder)} as name, ${files.changedAt} as at from ${files} where ${files.spaceId} = ${spaceId} and ${inRoot(sourceId)} and ${files.state} = 'present'${onlySeen(actor)} and ${below(files.folder, folder)}`]
  if (sourceId === null && !actor.isLimited) parts.push(sql`select ${first(madeFolders.path)}, ${madeFolders.createdAt} from ${madeFolders} where ${madeFolders.spaceId} = ${spaceId} and ${below(madeFolders.path, folder)}`)
  if (sourceId === null && !actor.isLimited && shown === 'all') parts.push(sql`select ${first(otherFiles.folder)}, ${otherFiles.changedAt} from ${otherFiles} where ${otherFiles.spaceId} = ${spaceId} and ${otherFiles.trashedAt} is null and ${below(otherFiles.folder, folder)}`)
  const rows = await db.execute<{ name: string; at: string }>(sql`select name, max(at) as at from (${sql.join(parts, sql` union all `)}) as held where name <> '' group by name order by name`)
  return rows.map(({ name, at }) => ({ name, changedAt: new Date(at) }))
}

/** When something in a folder changed last; undefined where there is no such folder. */
export async function folderAt(db: Queryable, actor: Actor, { spaceId, sourceId, folder }: Place): Promise<Date | undefined> {
  const managed = sourceId !== null || actor.isLimited ? sql`` : sql`
    union all (select ${madeFolders.createdAt} from ${madeFolders} where ${madeFolders.spaceId} = ${spaceId} and ${atOrBelow(madeFolders.path, folder)} limit 1)
    union all (select ${otherFiles.changedAt} from ${otherFiles} where ${otherFiles.spaceId} = ${spaceId} and ${otherFiles.trashedAt} is null and ${atOrBelow(otherFiles.folder, folder)} limit 1)`
  const [row] = await db.execute<{ at: string | null }>(sql`select max(at) as at from ((select ${files.changedAt} as at from ${files} where ${files.spaceId} = ${spaceId} and ${inRoot(sourceId)} and ${files.state} = 'present'${onlySeen(actor)} and ${atOrBelow(files.folder, folder)} limit 1)${managed}) as held`)
  if (row?.at) return new Date(row.at)
  return folder === '' ? new Date(0) : undefined
}

const heldFile = (row: Row): HeldFile => ({
  id: row.id, name: row.name, kind: row.kind, mediaType: row.media_type, size: Number(row.size), sha256: row.sha256, width: row.width, height: row.height,
  durationMs: row.duration_ms === null ? null : Number(row.duration_ms), takenAt: new Date(row.taken_at), addedAt: new Date(row.added_at), changedAt: new Date(row.changed_at),
})
