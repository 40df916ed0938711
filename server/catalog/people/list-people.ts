import { sql, type SQL } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { files, onlySeen, sees } from '../../library/index.ts'
import type { Queryable } from '../../platform/database.ts'
import { faces, people } from '../people-schema.ts'
import { foldText } from '../search/fold-text.ts'
import { LEAST_SHOWN } from './thresholds.ts'
import { seesFace, seesPerson } from '../sight/sees-beside.ts'

/** A face to be cut out of the picture of its content. */
export interface FaceCrop { faceId: string; sha256: string; fileId: string; /** x, y, width, height; 0 to 1 of the upright picture. */ box: number[] }

/** Someone as the people page shows them. */
export interface ListedPerson {
  id: string
  spaceId: string
  kind: 'person' | 'pet'
  /** Null for someone whom nobody has named yet. */
  name: string | null
  hidden: boolean
  birthday: string | null
  /** Faces and files that can be seen now. */
  faces: number
  files: number
  /** The chosen face, or the best one; null where none can be seen. */
  portrait: FaceCrop | null
}

export interface PeopleRequest {
  kind?: 'person' | 'pet'
  /** Only with a name, or only without; both unless told. */
  named?: boolean
  /** Also those who are hidden. */
  hidden?: boolean
  /** A part of the name. */
  typed?: string
  spaceId?: string
  /** Someone without a name is listed from so many faces on. */
  leastFaces?: number
  offset?: number
  limit?: number
}

interface Row extends Record<string, unknown> { id: string; space_id: string; kind: 'person' | 'pet'; name: string | null; hidden: boolean; birthday: string | null; faces: number; files: number; portrait: FaceCrop | null; total: number }

const PAGE = 60, MOST = 500

/** The people of the actor's spaces: those with names first, then by how many pictures show them. */
export async function listPeople(db: Queryable, actor: Actor, { kind, named, hidden = false, typed, spaceId, leastFaces = LEAST_SHOWN, offset = 0, limit = PAGE }: PeopleRequest = {}): Promise<{ total: number; people: ListedPerson[] }> {
  const conditions = [
    sql`seen.faces >= case when ${people.name} is null and not ${people.decided} then ${Math.max(1, leastFaces)}::int else 0 end`,
    // whom nobody named and nothing shows is nobody
    sql`(${people.name} is not null or seen.faces > 0)`,
    ...(kind ? [sql`${people.kind} = ${kind}`] : []), ...(named === undefined ? [] : [named ? sql`${people.name} is not null` : sql`${people.name} is null`]),
    ...(hidden ? [] : [sql`not ${people.hidden}`]), ...(spaceId ? [sql`${people.spaceId} = ${spaceId}`] : []),
    ...(typed?.trim() ? [sql`strpos(lower(unaccent(${people.name})), ${foldText(typed.trim())}) > 0`] : []),
  ]
  const rows = await select(db, actor, sql.join(conditions, sql` and `), { offset: Math.max(0, Math.trunc(offset)), limit: Math.max(1, Math.min(MOST, Math.trunc(limit))) })
  return { total: rows[0]?.total ?? 0, people: rows.map(listed) }
}

/** The names of the actor's spaces, those in most pictures first: without the faces, it is quick enough for every page that has a field for names. */
export async function listNames(db: Queryable, actor: Actor, { kind, spaceId, limit = PAGE }: Pick<PeopleRequest, 'kind' | 'spaceId' | 'limit'> = {}): Promise<string[]> {
  const rows = await db.execute<{ name: string }>(sql`
    select ${people.name} as name from ${people} cross join lateral (${seenSql(actor)}) seen
    where ${seesPerson(actor)} and not ${people.gone} and ${people.name} is not null ${kind ? sql`and ${people.kind} = ${kind}` : sql``} ${spaceId ? sql`and ${people.spaceId} = ${spaceId}` : sql``}
    order by seen.files desc, ${people.name}, ${people.id} limit ${Math.max(1, Math.min(MOST, Math.trunc(limit)))}`)
  return rows.map(({ name }) => name)
}

/** Some of the people, in no order. */
export const peopleByIds = async (db: Queryable, actor: Actor, ids: readonly string[]): Promise<ListedPerson[]> =>
  ids.length === 0 ? [] : (await select(db, actor, sql`${people.id} = any(${sql.param([...ids])}::uuid[])`, { offset: 0, limit: ids.length })).map(listed)

const listed = ({ id, space_id: spaceId, kind, name, hidden, birthday, faces: faceCount, files: fileCount, portrait }: Row): ListedPerson => ({ id, spaceId, kind, name, hidden, birthday, faces: faceCount, files: fileCount, portrait })

/** A face that the actor can see now, as SQL over the table faces: what faces_seen_idx holds. */
const seeable = (actor: Actor): SQL => sql`${faces.state} = 'shown' and ${faces.shownIn} > 0${actor.isLimited ? sql` and ${seesFace(actor)}` : sql``}`
/** How many files show it, which of one who is limited cannot be read from the row. */
const shownTo = (actor: Actor): SQL => (actor.isLimited ? sql`(select count(*)::int from ${files} where ${files.sha256} = ${faces.sha256} and ${files.spaceId} = ${faces.spaceId} and ${files.state} = 'present' and ${sees(actor)})` : sql`${faces.shownIn}`)
const seenSql = (actor: Actor): SQL => sql`select count(*)::int as faces, coalesce(sum(${shownTo(actor)}), 0)::int as files from ${faces} where ${faces.personId} = ${people.id} and ${seeable(actor)}`

const select = (db: Queryable, actor: Actor, where: SQL, { offset, limit }: { offset: number; limit: number }) => db.execute<Row>(sql`
  with page as (
    select ${people}.*, seen.faces, seen.files, (count(*) over ())::int as total from ${people}
    cross join lateral (${seenSql(actor)}) seen
    where ${seesPerson(actor)} and not ${people.gone} and ${where}
    order by (${people.name} is null), seen.files desc, ${people.name}, ${people.id} offset ${offset} limit ${limit}
  )
  select page.id, page.space_id, page.kind, page.name, page.hidden, page.birthday::text, page.faces, page.files, page.total, (
    select jsonb_build_object('faceId', face.id, 'sha256', face.sha256, 'fileId', ${files.id}, 'box', face.box) from (
      (select ${faces}.*, 0 as place from ${faces} where ${faces.id} = page.portrait_id and ${faces.personId} = page.id and ${seeable(actor)})
      union all (select ${faces}.*, 1 from ${faces} where ${faces.personId} = page.id and ${seeable(actor)} order by ${faces.quality} desc nulls last, ${faces.id} limit 1)
      order by place limit 1
    ) face join ${files} on ${files.sha256} = face.sha256 and ${files.spaceId} = face.space_id and ${files.state} = 'present'${onlySeen(actor)} order by ${files.id} limit 1
  ) as portrait from page order by (page.name is null), page.files desc, page.name, page.id`)
