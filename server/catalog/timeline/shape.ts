import { createHash } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { spacesOf, type Actor } from '../../access/index.ts'
import { files } from '../../library/index.ts'
import type { Database } from '../../platform/database.ts'
import { listChanges } from '../schema.ts'
import { inSpaces } from './in-spaces.ts'
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
/** Rows of list_changes a space from which on they are cut back to the last one. */
const MOST_CHANGES = 5000

/** The timeline's shape, remembered until something that lists show has changed. */
export function createShapes(db: Database) {
  const kept = new Map<string, { changed: string; shape: Promise<Shape> }>()
  return async function shapeFor(actor: Actor): Promise<Shape> {
    const spaces = spacesOf(actor).toSorted()
    const key = spaces.join()
    // asked before the files are: what changes between the two makes the next caller ask again
    const changed = await changedOf(db, spaces)
    const known = kept.get(key)
    if (known?.changed === changed) return known.shape
    const shape = readShape(db, spaces, changed)
    kept.delete(key)
    kept.set(key, { changed, shape })
    for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - KEPT))) kept.delete(oldest)
    shape.catch(() => kept.delete(key))
    return shape
  }
}

/** Changes committed so far, as a word; a writer that began earlier and commits later changes it too, since rows are counted. */
async function changedOf(db: Database, spaces: string[]): Promise<string> {
  const rows = await db.select({ spaceId: listChanges.spaceId, n: sql<number>`count(*)::int`, first: sql<string>`min(${listChanges.id})`, last: sql<string>`max(${listChanges.id})` })
    .from(listChanges).where(inSpaces(listChanges.spaceId, spaces)).groupBy(listChanges.spaceId).orderBy(listChanges.spaceId)
  for (const { spaceId, n, last } of rows) {
    if (n > MOST_CHANGES) await db.delete(listChanges).where(and(eq(listChanges.spaceId, spaceId), sql`${listChanges.id} < ${last}`))
  }
  return createHash('sha256').update(`${spaces.join()} ${rows.map(({ n, first, last }) => `${n} ${first} ${last}`).join()}`).digest('base64url').slice(0, 22)
}

async function readShape(db: Database, spaces: string[], changed: string): Promise<Shape> {
  const day = sql`${files.takenLocal}::date`
  const rows = await db.select({
    day: sql<string>`${day}::text`, count: sql<number>`count(*)::int`,
    // letters of Latin-1, the quickest way to gather bytes in order
    ratios: sql<string>`string_agg(chr(${ratioByte}), '' order by ${files.takenLocal} desc nulls last, ${files.id} desc nulls last)`,
  }).from(files).where(and(inSpaces(files.spaceId, spaces), eq(files.state, 'present'))).groupBy(day).orderBy(sql`${day} desc`)
  const months = new Map<string, { days: [number, number][]; ratios: string; count: number }>()
  for (const row of rows) {
    // a date before the year 1 or after 9999 has more signs; the day is always the last two
    const [, name = '', number] = /^(.*)-(\d\d)(?: BC)?$/.exec(row.day) ?? []
    const month = months.get(name) ?? { days: [], ratios: '', count: 0 }
    month.days.push([Number(number), row.count])
    month.ratios += row.ratios
    month.count += row.count
    months.set(name, month)
  }
  return {
    total: rows.reduce((sum, { count }) => sum + count, 0), changed,
    months: [...months].map(([month, { days, ratios, count }]) => ({ month, count, days, ratios: Buffer.from(ratios, 'latin1').toString('base64') })),
  }
}
