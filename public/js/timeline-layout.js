import { justify } from './justified-layout.js'
import { ratioOfByte } from './timeline-shape.js'

/**
 * @typedef {{ row: number, gap: number, head: number, dayGap: number, minDay: number }} Metrics pixels: row height, gap of pictures, height of a day's head, gap of days, least width of a day
 * @typedef {{ key: string, day: string, month: number, start: number, count: number, x: number, y: number, width: number, own: number, height: number, rows: import('./justified-layout.js').Row[] }} Day own: width of its pictures alone
 * @typedef {{ height: number, days: Day[], months: { month: string, y: number }[] }} Layout
 */

/** How far rows of days that stand side by side may shrink or grow to fill their line. */
const leastScale = 0.82
const mostScale = 1.12

/**
 * Places every day of the timeline from the shape alone: days with few pictures stand side by side, others take the whole width.
 * A hundred thousand pictures take a few milliseconds, so that nothing has to be guessed while scrolling.
 * @param {import('./timeline-shape.js').Shape} shape
 * @param {number} width
 * @param {Metrics} metrics
 * @returns {Layout}
 */
export function layOutTimeline(shape, width, metrics) {
  const days = []
  const months = []
  /** @type {Day[]} the line being filled, and how wide it is */
  let line = []
  let filled = 0
  let y = 0
  const endLine = () => {
    if (line.length === 0) return
    placeLine(line, y, width, metrics)
    for (const day of line) if (months.at(-1)?.month !== shape.months[day.month].month) months.push({ month: shape.months[day.month].month, y })
    y += Math.max(...line.map((day) => day.height)) + metrics.dayGap
    line = []
    filled = 0
  }
  shape.months.forEach((month, monthAt) => {
    let start = 0
    for (const [day, count] of month.days) {
      const placed = layOutDay(month, { day, count, start, month: monthAt, key: day }, width, metrics)
      const together = filled + (line.length > 0 ? metrics.dayGap : 0) + placed.width
      if (placed.rows.length > 1 || together * leastScale > width) endLine()
      filled = line.length > 0 ? together : placed.width
      line.push(placed)
      days.push(placed)
      if (placed.rows.length > 1 || filled * mostScale > width) endLine()
      start += count
    }
  })
  endLine()
  return { height: y, days, months }
}

/** One day: its rows, and its width where one row holds all of it. */
function layOutDay(month, day, width, { row, gap, head, minDay }) {
  const { rows, height } = justify((at) => ratioOfByte(month.ratios[day.start + at]), day.count, width, { height: row, gap })
  const own = rows.length > 1 ? width : Math.min(width, singleRowWidth(month, day, rows[0], gap))
  return { ...day, x: 0, y: 0, rows, height: head + height, own, width: Math.max(own, Math.min(minDay, width)) }
}

function singleRowWidth(month, day, row, gap) {
  if (!row) return 0
  let ratios = 0
  for (let at = 0; at < day.count; at += 1) ratios += ratioOfByte(month.ratios[day.start + at])
  return ratios * row.height + gap * (day.count - 1)
}

/** Sets the days of one line side by side, and scales them where that fills the line. */
function placeLine(line, y, width, { head, dayGap }) {
  const pictures = line.reduce((sum, day) => sum + day.own, 0)
  const rest = line.reduce((sum, day) => sum + day.width - day.own, 0) + dayGap * (line.length - 1)
  const scale = (width - rest) / pictures
  const fills = line.length > 1 && scale >= leastScale * 0.95 && scale <= mostScale
  let x = 0
  for (const day of line) {
    if (fills) scaleDay(day, scale, head)
    Object.assign(day, { x, y })
    x += day.width + dayGap
  }
}

function scaleDay(day, scale, head) {
  const [row] = day.rows
  row.height *= scale
  day.width += day.own * (scale - 1)
  day.height = head + row.height
}

/** The first day whose lower edge lies below y. */
export function firstDayAt(days, y) {
  let low = 0
  let high = days.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (days[middle].y + days[middle].height < y) low = middle + 1
    else high = middle
  }
  // days side by side share a top but not a height: step back over those of the same line
  while (low > 0 && days[low - 1].y === days[low]?.y) low -= 1
  return low
}
