/**
 * @typedef {{ month: string, y: number }} MonthTop
 */

/** Years with their place on the bar (0 top … 1 bottom); those that would touch the one before are left out. */
export function yearMarks(months, height, barHeight, least = 20) {
  const marks = []
  for (const { month, y } of months) {
    const year = month.slice(0, 4)
    if (marks.at(-1)?.year === year || height <= 0) continue
    const share = y / height
    const last = marks.findLast((mark) => mark.shown)
    marks.push({ year, share, shown: !last || (share - last.share) * barHeight >= least })
  }
  return marks.filter(({ shown }) => shown).map(({ year, share }) => ({ year, share }))
}

/** Dots for months, where there is room for them. */
export function monthMarks(months, height, barHeight, least = 7) {
  const marks = []
  for (const { month, y } of months) {
    const share = height > 0 ? y / height : 0
    if (marks.length === 0 || (share - marks.at(-1).share) * barHeight >= least) marks.push({ month, share })
  }
  return marks
}

/** The month that holds the place y. */
export function monthAt(months, y) {
  let found = months[0]
  for (const entry of months) {
    if (entry.y > y + 1) break
    found = entry
  }
  return found
}

/** Where a key leads from the place y: one month, one year, the first or the last. Gives undefined for other keys. */
export function keyTarget(key, months, y) {
  const at = months.indexOf(monthAt(months, y))
  const year = months[at]?.month.slice(0, 4)
  if (key === 'ArrowDown' || key === 'ArrowLeft') return months[Math.min(months.length - 1, at + 1)]
  if (key === 'ArrowUp' || key === 'ArrowRight') return y > months[at].y + 4 ? months[at] : months[Math.max(0, at - 1)]
  if (key === 'PageDown') return months.find((entry, index) => index > at && entry.month.slice(0, 4) !== year) ?? months.at(-1)
  if (key === 'PageUp') {
    const before = months.slice(0, at).findLast((entry) => entry.month.slice(0, 4) !== year)?.month.slice(0, 4)
    return before ? months.find((entry) => entry.month.startsWith(before)) : months[0]
  }
  if (key === 'Home') return months[0]
  if (key === 'End') return months.at(-1)
  return undefined
}
