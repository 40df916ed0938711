import { and, sql, type SQL } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { files } from '../../library/index.ts'
import type { Box, EntryList, Shelf } from './shelf.ts'
import type { TreeParts } from './tree-parts.ts'

/** Children from which on a container is split. */
export const MOST_CHILDREN = 500

/** Files that are put into years, months and days. */
export interface TimedFiles extends EntryList {
  /** The container that holds them all. */
  id: string
  parentId: string
  /** Years, and months in them, however few files there are; else only where there are many. */
  years?: 'always'
  months?: 'always'
}

/** What may stand behind the id of the container: '2024', '2024-05', '2024-05-14'. */
const MOMENT = /^(\d{4,6})(?:-(0[1-9]|1[0-2]))?(?:-(0[1-9]|[12]\d|3[01]))?$/
type Unit = 'year' | 'month' | 'day'
const formats: Record<Unit, string> = { year: 'YYYY', month: 'YYYY-MM', day: 'YYYY-MM-DD' }

/** The shelf of a container of files by time: all of them, one year, one month or one day; undefined for what is no moment. `moment` is '' for all. */
export async function shelfOfTime(parts: TreeParts, actor: Actor, timed: TimedFiles, moment: string): Promise<Shelf | undefined> {
  const { id, parentId, where, order } = timed
  const list = (within: SQL): EntryList => ({ where: within, ...(order && { order }) })
  const counts = (unit: Unit, within: SQL): Promise<Counted> => parts.remember(actor, `${unit}s ${id} ${moment}`, () => countBy(parts, actor, unit, within))
  const split = async (unit: Unit, within: SQL, always: boolean): Promise<Pick<Shelf, 'boxes' | 'list'>> => {
    const counted = await counts(unit, within)
    if (!always && (counted.total <= MOST_CHILDREN || unit === 'day' && counted.of.length < 2)) return { list: list(within) }
    return { boxes: async () => momentBoxes(id, unit, counted.of, (await parts.words()).language) }
  }
  if (moment === '') return { parentId, below: where, ...await split('year', where, timed.years === 'always') }
  const [, year, month, day] = MOMENT.exec(moment) ?? []
  if (year === undefined) return undefined
  const within = and(where, inMoment(moment, day ? 'day' : month ? 'month' : 'year')) ?? where
  if (day) return { parentId: `${id}.${year}-${month}`, below: within, list: list(within) }
  if (month) return { parentId: `${id}.${year}`, below: within, ...await split('day', within, false) }
  return { parentId: id, below: within, ...await split('month', within, timed.months === 'always') }
}

function inMoment(moment: string, unit: Unit): SQL {
  const from = unit === 'year' ? `${moment}-01-01` : unit === 'month' ? `${moment}-01` : moment
  // a day that no calendar has holds nothing
  const isDay = unit !== 'day' || new Date(`${moment.padStart(10, '0')}T00:00:00Z`).toJSON()?.startsWith(moment) === true
  return isDay ? sql`${files.takenLocal} >= ${from}::timestamp and ${files.takenLocal} < ${from}::timestamp + ${`1 ${unit}`}::interval` : sql`false`
}

interface Counted { total: number; of: string[] }

async function countBy({ db, shown }: TreeParts, actor: Actor, unit: Unit, within: SQL): Promise<Counted> {
  const rows = await db.execute<{ moment: string; n: number }>(sql`
    select to_char(date_trunc(${unit}, ${files.takenLocal}), ${formats[unit]}) as moment, count(*)::int as n from ${files} where ${and(shown(actor), within)} group by 1 order by 1 desc`)
  return { total: rows.reduce((sum, { n }) => sum + n, 0), of: rows.map(({ moment }) => moment) }
}

/** Newest first; a month is '05 May', so that names sort as months do. */
function momentBoxes(id: string, unit: Unit, moments: readonly string[], language: string): Box[] {
  const monthName = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
  const nameOf = (moment: string): string => {
    if (unit === 'year') return moment
    const [, , month = '', day = ''] = MOMENT.exec(moment) ?? []
    return unit === 'day' ? day : `${month} ${monthName.format(new Date(Date.UTC(2001, Number(month) - 1, 1)))}`
  }
  return moments.map((moment) => ({ id: `${id}.${moment}`, name: nameOf(moment), topic: 'date' }))
}
