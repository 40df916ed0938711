import { and, eq, sql } from 'drizzle-orm'
import { allSpacesOf, type Actor } from '../../access/index.ts'
import { files, inSpaces, onlySeen } from '../../library/index.ts'
import type { Queryable } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import { faces, people } from '../people-schema.ts'
import { ageAt, type Age } from './age.ts'
import { listPeople, peopleByIds, type FaceCrop, type ListedPerson } from './list-people.ts'
import { seesPerson } from '../sight/sees-beside.ts'

/** Someone as their page shows them; their pictures are the list { list: 'person', personId } of the timeline. */
export interface Person extends ListedPerson {
  /** The first and the last time that they were seen, by the wall clock. */
  firstSeen: string | null
  lastSeen: string | null
  /** Who is in pictures with them, most often first. */
  with: { id: string; name: string | null; kind: 'person' | 'pet'; files: number }[]
  /** How many pictures of each year, the latest first, and how old they were at its end. */
  years: { year: number; files: number; age: Age | null }[]
}

const MOST_COMPANY = 24

/**
 * Someone with whom, when and how often they were seen. Who was merged into another is that other one.
 * @throws AppError 'not-found' catalog.no-such-person
 */
export async function findPerson(db: Queryable, actor: Actor, personId: string): Promise<Person> {
  const id = await currentId(db, actor, personId)
  const [listed] = id === undefined ? [] : await peopleByIds(db, actor, [id])
  if (!listed) throw new AppError('not-found', 'catalog.no-such-person')
  const theirs = sql`select distinct ${files.id} as id, ${files.sha256} as sha256, ${files.takenLocal} as taken_local from ${faces} join ${files} on ${files.sha256} = ${faces.sha256} and ${files.spaceId} = ${faces.spaceId} and ${files.state} = 'present'${onlySeen(actor)} where ${faces.personId} = ${listed.id} and ${faces.state} = 'shown'`
  const [years, company] = await Promise.all([
    db.execute<{ year: number; n: number; first: string; last: string }>(sql`
      select extract(year from taken_local)::int as year, count(*)::int as n, min(taken_local)::text as first, max(taken_local)::text as last from (${theirs}) theirs group by 1 order by 1 desc`),
    db.execute<{ id: string; name: string | null; kind: 'person' | 'pet'; n: number }>(sql`
      select ${people.id}, ${people.name}, ${people.kind}, count(distinct theirs.id)::int as n from (${theirs}) theirs join ${faces} on ${faces.sha256} = theirs.sha256 and ${faces.spaceId} = ${listed.spaceId} and ${faces.state} = 'shown'
      join ${people} on ${people.id} = ${faces.personId} and ${people.id} <> ${listed.id} and not ${people.hidden} and not ${people.gone}
      group by ${people.id} order by (${people.name} is null), n desc, ${people.name} limit ${MOST_COMPANY}`),
  ])
  return {
    ...listed, firstSeen: years.at(-1)?.first.replace(' ', 'T') ?? null, lastSeen: years[0]?.last.replace(' ', 'T') ?? null,
    with: company.map(({ id: otherId, name, kind, n }) => ({ id: otherId, name, kind, files: n })),
    years: years.map(({ year, n }) => ({ year, files: n, age: ageAt(listed.birthday, `${year}-12-31`) })),
  }
}

async function currentId(db: Queryable, actor: Actor, personId: string): Promise<string | undefined> {
  let id: string | null = personId
  for (let step = 0; id !== null && step < 20; step++) {
    const [row]: { gone: boolean; mergedInto: string | null }[] = await db.select({ gone: people.gone, mergedInto: people.mergedInto }).from(people).where(and(eq(people.id, id), inSpaces(people.spaceId, allSpacesOf(actor))))
    if (!row) return undefined
    if (!row.gone) return await maySee(db, actor, id) ? id : undefined
    id = row.mergedInto
  }
  return undefined
}

/** Who was merged into another is gone, and only the other one is seen. */
const maySee = async (db: Queryable, actor: Actor, id: string): Promise<boolean> => !actor.isLimited || (await db.select({ id: people.id }).from(people).where(and(eq(people.id, id), seesPerson(actor)))).length > 0

/** A face of a person, to be looked through and moved. */
export interface FaceOfPerson extends FaceCrop { takenLocal: string; by: 'machine' | 'person' | null; distance: number | null; quality: number | null }

/**
 * The faces of a person: those that a machine is least sure of first, or the newest.
 * @throws AppError 'not-found' catalog.no-such-person
 */
export async function facesOfPerson(db: Queryable, actor: Actor, personId: string, { offset = 0, limit = 100, order = 'newest' }: { offset?: number; limit?: number; order?: 'newest' | 'unsure' } = {}): Promise<FaceOfPerson[]> {
  const id = await currentId(db, actor, personId)
  if (id === undefined) throw new AppError('not-found', 'catalog.no-such-person')
  const first = order === 'unsure' ? sql`(${faces.assignedBy} = 'person'), ${faces.distance} desc nulls last` : sql`taken_local desc`
  const rows = await db.execute<{ id: string; sha256: string; file_id: string; box: number[]; taken_local: string; by: 'machine' | 'person' | null; distance: number | null; quality: number | null }>(sql`
    select ${faces.id}, ${faces.sha256}, ${files.id} as file_id, ${faces.box}, ${files.takenLocal}::text as taken_local, ${faces.assignedBy} as by, ${faces.distance}, ${faces.quality} from ${faces}
    join lateral (select * from ${files} where ${files.sha256} = ${faces.sha256} and ${files.spaceId} = ${faces.spaceId} and ${files.state} = 'present'${onlySeen(actor)} order by ${files.id} limit 1) as files on true
    where ${faces.personId} = ${id} and ${faces.state} = 'shown' order by ${first}, ${faces.id} offset ${Math.max(0, Math.trunc(offset))} limit ${Math.max(1, Math.min(500, Math.trunc(limit)))}`)
  return rows.map(({ id: faceId, sha256, file_id: fileId, box, taken_local: takenLocal, by, distance, quality }) => ({ faceId, sha256, fileId, box, takenLocal: takenLocal.replace(' ', 'T'), by, distance, quality }))
}

/** People whose name begins or goes on as typed, for the box in which a face is named. */
export const suggestNames = async (db: Queryable, actor: Actor, typed: string, { limit = 8, spaceId, kind }: { limit?: number; spaceId?: string; kind?: 'person' | 'pet' } = {}): Promise<ListedPerson[]> =>
  (await listPeople(db, actor, { named: true, hidden: true, typed, limit, ...(spaceId && { spaceId }), ...(kind && { kind }) })).people
