import { createHash } from 'node:crypto'
import { sql, type SQL } from 'drizzle-orm'
import { spacesOf, type Actor } from '../../access/index.ts'
import { files, inSpaces, sees, sightKey } from '../../library/index.ts'
import type { Database } from '../../platform/database.ts'
import { changedOf } from './changed-of.ts'
import { ratioByte } from './ratio.ts'

export interface ShapeOfMonth {
  /** '2024-05'. */
  month: string
  count: number
  /** Day of the month and how many files it has, newest day first. */
  days: [day: number, count: number][]
  /** Base64 of one byte a file, newest first: width through height in fiftieths, 10 to 255. */
  ratios: string
}

/** All that is needed to lay out the whole timeline before any picture is there. */
export interface Shape {
  total: number
  /** Another one whenever the timeline may look otherwise: seed of an ETag. */
  changed: string
  /** Newest first. */
  months: ShapeOfMonth[]
}

/** Shapes are kept for this many groups of spaces. */
const KEPT = 20

/** The timeline's shape, remembered until something that lists show has changed. */
export function createShapes(db: Database) {
  const kept = new Map<string, { changed: string; shape: Promise<Shape> }>()
  return async function shapeFor(actor: Actor): Promise<Shape> {
    // what one who is limited sees changes with tags, of which no list tells: it is read anew, and is its own stamp
    if (actor.isLimited) return readSeen(db, actor)
    const spaces = spacesOf(actor).toSorted()
    const key = sightKey(actor)
    // asked before the files are: what changes between the two makes the next caller ask again
    const changed = await changedOf(db, spaces)
    const known = kept.get(key)
    if (known?.changed === changed) return known.shape
    const shape = readShape(db, inSpaces(files.spaceId, spaces), changed)
    kept.delete(key)
    kept.set(key, { changed, shape })
    for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - KEPT))) kept.delete(oldest)
    shape.catch(() => kept.delete(key))
    return shape
  }
}

/** With a stamp made of the shape and of every content in it. */
async function readSeen(db: Database, actor: Actor): Promise<Shape> {
  const [row] = await db.select({ contents: sql<string>`md5(coalesce(string_agg(${files.id}::text || ${files.sha256}, '' order by ${files.id}), ''))` }).from(files).where(sql`${sees(actor)} and ${files.state} = 'present'`)
  const shape = await readShape(db, sees(actor), '')
  return { ...shape, changed: createHash('sha256').update(`${row?.contents} ${JSON.stringify(shape)}`).digest('base64url').slice(0, 22) }
}

interface Read { ratios: string; days: [day: string, count: number][] }

/** The ratios of all files and the counts of all days, both newest first, each from files_timeline_idx alone: by two connections at once, or, should a writer have come between, by one look. */
async function readShape(db: Database, mine: SQL, changed: string): Promise<Shape> {
  const shown = sql`from ${files} where ${mine} and ${files.state} = 'present'`
  const ratios = sql<Read['ratios']>`(select coalesce(string_agg(chr(ratio), ''), '') from (select ${ratioByte} as ratio ${shown} order by ${files.takenLocal} desc nulls last, ${files.id} desc nulls last) ordered)`
  const days = sql<Read['days']>`(select coalesce(json_agg(json_build_array(day, n)), '[]') from (select (${files.takenLocal}::date)::text as day, count(*) as n ${shown} group by ${files.takenLocal}::date order by ${files.takenLocal}::date desc) counted)`
  const [[first], [second]] = await Promise.all([db.execute<Pick<Read, 'ratios'>>(sql`select ${ratios} as ratios`), db.execute<Pick<Read, 'days'>>(sql`select ${days} as days`)])
  const read = { ratios: first?.ratios ?? '', days: second?.days ?? [] }
  if (read.days.reduce((sum, [, n]) => sum + n, 0) === read.ratios.length) return inMonths(read, changed)
  const [both] = await db.execute<{ ratios: string; days: Read['days'] }>(sql`select ${ratios} as ratios, ${days} as days`)
  return inMonths(both ?? { ratios: '', days: [] }, changed)
}

function inMonths({ ratios: letters, days }: Read, changed: string): Shape {
  // letters of Latin-1 are the quickest way to gather bytes in order
  const ratios = Buffer.from(letters, 'latin1')
  const months = new Map<string, ShapeOfMonth & { from: number }>()
  let total = 0
  for (const [date, count] of days) {
    // a year may have more than four figures; the day is always the last two
    const [, name = '', day] = /^(.*)-(\d\d)(?: BC)?$/.exec(date) ?? []
    const month = months.get(name) ?? { month: name, count: 0, days: [], ratios: '', from: total }
    months.set(name, month)
    month.days.push([Number(day), count])
    month.count += count
    total += count
  }
  return { total, changed, months: [...months.values()].map(({ from, ...month }) => ({ ...month, ratios: ratios.subarray(from, from + month.count).toString('base64') })) }
}
