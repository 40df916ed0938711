import { Hono } from 'hono'
import { z } from 'zod'
import type { Shape } from '../../../catalog/index.ts'
import type { Tile } from '../../../../views/files/tile.ts'
import { TimelinePage, type DayOfTiles } from '../../../../views/timeline/index.tsx'
import { tilesOf } from '../files/tile-of.ts'
import { holdsTag } from '../../../platform/byte-range.ts'
import type { ResourceParts } from '../rooms.ts'
import { actorOf, type Door, type DoorContext } from '../visit.ts'
import { mayEdit } from './may-edit.ts'

/** Files that the first page draws itself. */
const FIRST = 100
const month = z.string().regex(/^\d{4,6}-(0[1-9]|1[0-2])$/)
const place = z.object({ at: month.optional().catch(undefined), page: z.coerce.number().int().min(1).max(100_000).optional().catch(undefined) })
const portion = z.object({ offset: z.coerce.number().int().min(0).max(10_000_000).default(0), limit: z.coerce.number().int().min(1).max(2000).default(500) })

/** Everything by the day it was taken. */
export function timelineResource({ catalog, renditions, answers }: ResourceParts) {
  const shapeJson = rememberShapeJson()
  return new Hono<Door>()
    .get('/', async (c) => {
      const actor = actorOf(c)
      const { at, page } = place.parse(c.req.query())
      const shape = await catalog.timeline.shape(actor)
      const offset = at === undefined ? ((page ?? 1) - 1) * FIRST : filesBefore(shape, at)
      const { items } = await catalog.timeline.list(actor, { list: 'timeline' }, { offset, limit: FIRST })
      const links = {
        ...(offset > 0 && { newer: `/?page=${Math.max(1, Math.ceil(offset / FIRST))}` }),
        ...(offset + FIRST < shape.total && { older: `/?page=${Math.floor(offset / FIRST) + 2}` }),
      }
      const months = shape.months.map(({ month: name, count }) => ({ month: name, count }))
      const days = daysOf(await tilesOf(renditions, items), shape)
      return answers.page(c, (frame) => <TimelinePage frame={frame} total={shape.total} days={days} months={months} {...links} canEdit={mayEdit(actor)} />)
    })
    .get('/timeline/shape', async (c) => {
      const shape = await catalog.timeline.shape(actorOf(c))
      return answerJson(c, `"${shape.changed}"`, () => shapeJson(shape))
    })
    .get('/timeline/months/:month', async (c) => {
      const actor = actorOf(c)
      const { offset, limit } = portion.parse(c.req.query())
      const items = await catalog.timeline.month(actor, month.parse(c.req.param('month')), { offset, limit })
      const tiles = await tilesOf(renditions, items)
      return c.json(tiles.map(timelineItem), 200, { 'cache-control': 'private, no-cache' })
    })
}

/** JSON that a browser asks for again and again, sent only when it is another than it has. */
function answerJson(c: DoorContext, etag: string, make: () => string): Response {
  c.header('etag', etag)
  c.header('cache-control', 'private, no-cache')
  if (holdsTag(c.req.header('if-none-match'), etag)) return c.body(null, 304)
  return c.body(make(), 200, { 'content-type': 'application/json; charset=utf-8' })
}

/** The shape as scripts read it; written once for each shape, since it is large and asked for by every page. */
function rememberShapeJson(): (shape: Shape) => string {
  const written = new WeakMap<Shape, string>()
  return (shape) => {
    const known = written.get(shape)
    if (known !== undefined) return known
    const months = shape.months.map(({ month: name, days, ratios }) => ({ month: name, days: days.map(([day, count]) => [`${name}-${String(day).padStart(2, '0')}`, count]), ratios }))
    const text = JSON.stringify({ total: shape.total, months })
    written.set(shape, text)
    return text
  }
}

function timelineItem({ durationMs, ...tile }: Tile) {
  return { ...tile, duration: durationMs }
}

/** How many files of the timeline are newer than a month. */
function filesBefore(shape: Shape, at: string): number {
  return shape.months.filter(({ month: name }) => name > at).reduce((sum, { count }) => sum + count, 0)
}

function daysOf(tiles: readonly Tile[], shape: Shape): DayOfTiles[] {
  const counts = new Map(shape.months.flatMap(({ month: name, days }) => days.map(([day, count]): [string, number] => [`${name}-${String(day).padStart(2, '0')}`, count])))
  const days = Map.groupBy(tiles, ({ takenLocal }) => takenLocal.slice(0, takenLocal.indexOf('T')))
  return [...days].map(([day, ofDay]) => ({ day, count: counts.get(day) ?? ofDay.length, tiles: ofDay }))
}
