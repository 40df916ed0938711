import { sql } from 'drizzle-orm'
import type { Transaction } from '../../platform/database.ts'
import { cameraName } from '../search/camera-name.ts'
import { BURST_MS, type KinFile } from './kinship.ts'

/** Files that one look round takes in at most; beyond it lie time-lapses and blanks, about which nobody is asked at once. */
export const MOST_KIN = 600

/** The files of a space by id, with what their likeness is judged by. */
export async function kinFiles(tx: Pick<Transaction, 'execute'>, fileIds: readonly string[]): Promise<KinFile[]> {
  if (fileIds.length === 0) return []
  // by the clock on the wall, because a copy may have lost its zone; the fraction of the second stands in the instant only
  const taken = sql`extract(epoch from date_trunc('second', (versions.taken ->> 'local')::timestamp))::float8 * 1000 + extract(milliseconds from (versions.taken ->> 'at')::timestamptz)::float8::int % 1000`
  const rows = await tx.execute<{ id: string; sha256: string; taken: number | null; make: string | null; model: string | null; phash: string | null; average: string | null; plane: Uint8Array | null }>(sql`
    select files.id, files.sha256, case when versions.taken ->> 'from' = 'embedded' then ${taken} end as taken,
      image_metadata.camera_make as make, image_metadata.camera_model as model, looks.phash::text as phash, looks.average::text as average, looks.plane
    from files join versions on versions.id = files.version_id left join image_metadata on image_metadata.sha256 = files.sha256 left join looks on looks.sha256 = files.sha256 and looks.space_id = files.space_id
    where files.id = any(${sql.param([...fileIds])}::uuid[]) order by files.id`)
  return rows.map(({ id, sha256, taken, make, model, phash, average, plane }) => ({
    id, sha256, takenMs: taken === null ? null : Math.round(taken), camera: cameraName(make, model),
    look: phash === null || average === null || plane === null ? null : { phash: BigInt(phash), average: BigInt(average), plane },
  }))
}

/** Pictures of a space with one of these contents. */
export async function filesWith(tx: Pick<Transaction, 'execute'>, spaceId: string, sha256s: readonly string[]): Promise<string[]> {
  if (sha256s.length === 0) return []
  const rows = await tx.execute<{ id: string }>(sql`select id from files where sha256 = any(${sql.param([...sha256s])}::text[]) and space_id = ${spaceId} and kind = 'image' order by id limit ${MOST_KIN}`)
  return rows.map(({ id }) => id)
}

/** Pictures of a space taken within seconds of these, by the clock on the wall. */
export async function filesNearInTime(tx: Pick<Transaction, 'execute'>, spaceId: string, fileIds: readonly string[]): Promise<string[]> {
  if (fileIds.length === 0) return []
  const rows = await tx.execute<{ id: string }>(sql`
    select distinct near.id from files asked
    cross join lateral (select id from files where space_id = ${spaceId} and state = 'present' and kind = 'image' and taken_from = 'embedded'
      and taken_local between asked.taken_local - ${`${BURST_MS} milliseconds`}::interval and asked.taken_local + ${`${BURST_MS} milliseconds`}::interval limit 200) near
    where asked.id = any(${sql.param([...fileIds])}::uuid[]) and asked.taken_from = 'embedded' limit ${MOST_KIN}`)
  return rows.map(({ id }) => id)
}

/** All members of the groups that one of these files belongs to. */
export async function fellowMembers(tx: Pick<Transaction, 'execute'>, fileIds: readonly string[]): Promise<{ groupId: string; kind: 'copies' | 'burst'; fileId: string }[]> {
  if (fileIds.length === 0) return []
  const rows = await tx.execute<{ group: string; kind: 'copies' | 'burst'; file: string }>(sql`
    select group_id as "group", kind, file_id as file from likeness_members where group_id in (select group_id from likeness_members where file_id = any(${sql.param([...fileIds])}::uuid[]))`)
  return rows.map(({ group, kind, file }) => ({ groupId: group, kind, fileId: file }))
}
