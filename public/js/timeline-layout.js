import { justify } from './justified-layout.js'
import { ratioOfByte } from './timeline-shape.js'

/**
 * @typedef {{ row: number, gap: number, head: number, dayGap: number, minDay: number }} Metrics pixels: row height, gap of pictures, height of a day's head, gap of days, least width of a day
 * @typedef {{ key: string, day: string, month: number, start: number, count: number, x: number, y: number, width: number, height: number, rows: import('./justified-layout.js').Row[] }} Day
 * @typedef {{ height: number, days: Day[], months: { month: string, y: number }[] }} Layout
 */

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
  /** @type {Day[]} the line being filled */
  let line = []
  let y = 0
  const endLine = () => {
    if (line.length === 0) return
    y += Math.max(...line.map((day) => day.height)) + metrics.dayGap
    line = []
  }
  shape.months.forEach((month, monthAt) => {
    let start = 0
    month.days.forEach(([day, count], dayAt) => {
      const placed = layOutDay(month, { day, count, start, month: monthAt, key: day }, width, metrics)
      const last = line.at(-1)
      const x = last ? last.x + last.width + metrics.dayGap : 0
      if (placed.rows.length > 1 || x + placed.width > width) endLine()
      placed.x = line.length === 0 ? 0 : x
      placed.y = y
      line.push(placed)
      days.push(placed)
      if (dayAt === 0) months.push({ month: month.month, y })
      if (placed.rows.length > 1) endLine()
      start += count
    })
  })
  endLine()
  return { height: y, days, months }
}

/** One day: its rows, and its width where one row holds all of it. */
function layOutDay(month, day, width, { row, gap, head, minDay }) {
  const { rows, height } = justify((at) => ratioOfByte(month.ratios[day.start + at]), day.count, width, { height: row, gap })
  return { ...day, x: 0, y: 0, rows, height: head + height, width: rows.length > 1 ? width : Math.min(width, Math.max(minDay, singleRowWidth(month, day, rows[0], gap))) }
}

function singleRowWidth(month, day, row, gap) {
  if (!row) return 0
  let ratios = 0
  for (let at = 0; at < day.count; at += 1) ratios += ratioOfByte(month.ratios[day.start + at])
  return ratios * row.height + gap * (day.count - 1)
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
