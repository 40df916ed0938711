import type { DateRange } from './query.ts'
import { readComparison } from './read-comparison.ts'

/** A stretch of wall-clock time, from its first moment to the first one after it. */
interface Stretch { from: string; before: string }

const DATE = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/
const DAY_MS = 86_400_000

/** Reads 2024 · 2024-05 · 2024-05-14 · today · yesterday · a..b · a.. · ..b · >a · >=a · <a · <=a; undefined for anything else. */
export function readDate(text: string, now: Date): DateRange | undefined {
  const compared = readComparison(text, (value) => readStretch(value, now))
  switch (compared?.sign) {
    case undefined: return undefined
    case '>': return { from: compared.point.before }
    case '>=': return { from: compared.point.from }
    case '<': return { before: compared.point.from }
    case '<=': return { before: compared.point.before }
    case '=': return compared.point
    case '..': return inOrder(compared.low, compared.high)
  }
}

/** 2025..2023 means what 2023..2025 means. */
function inOrder(low: Stretch | undefined, high: Stretch | undefined): DateRange {
  return low && high && low.from > high.from ? { from: high.from, before: low.before } : { from: low?.from, before: high?.before }
}

function readStretch(text: string, now: Date): Stretch | undefined {
  const word = text.toLowerCase()
  if (word === 'today' || word === 'yesterday') {
    const day = new Date(Math.floor(now.getTime() / DAY_MS) * DAY_MS - (word === 'yesterday' ? DAY_MS : 0))
    return { from: wallClock(day), before: wallClock(new Date(day.getTime() + DAY_MS)) }
  }
  const [matched, year, month, day] = DATE.exec(text) ?? []
  if (!matched || !year || Number(year) < 1) return undefined
  const [y, m, d] = [Number(year), Number(month ?? 1), Number(day ?? 1)]
  const from = utc(y, m, d)
  if (from.getUTCMonth() !== m - 1 || from.getUTCDate() !== d) return undefined // 2024-13, 2023-02-29
  const before = day ? utc(y, m, d + 1) : month ? utc(y, m + 1, 1) : utc(y + 1, 1, 1)
  return { from: wallClock(from), before: wallClock(before) }
}

/** Years below 100 are what they say, not 19xx. */
function utc(year: number, month: number, day: number): Date {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date
}

const wallClock = (date: Date): string => (date.getUTCFullYear() > 9999 ? '9999-12-31T23:59:59' : date.toISOString().slice(0, 19))
