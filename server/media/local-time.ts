/** A clock on a wall, without zone: what a camera writes. */
export interface LocalTime { year: number; month: number; day: number; hour: number; minute: number; second: number }

/** 'YYYY-MM-DD HH:MM:SS'. */
export const writeLocal = ({ year, month, day, hour, minute, second }: LocalTime): string =>
  `${String(year).padStart(4, '0')}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`

const two = (value: number): string => String(value).padStart(2, '0')

/** True for a date and time that the calendar knows. */
export function isReal({ year, month, day, hour, minute, second }: LocalTime): boolean {
  if (year < 1826 || month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 60) return false
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** Milliseconds as if the clock were UTC's. */
const asUtc = ({ year, month, day, hour, minute, second }: LocalTime): number => Date.UTC(year, month - 1, day, hour, minute, second)

/** Minutes east of UTC of a zone (IANA name, ±hh:mm or Z) at an instant; undefined for a zone that does not exist. */
export function offsetMinutes(zone: string, at: Date): number | undefined {
  const fixed = /^([+-])(\d{2}):?(\d{2})$/.exec(zone)
  if (fixed !== null) return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3]))
  if (zone === 'Z' || zone === 'UTC') return 0
  try {
    const parts = Object.fromEntries(new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' }).formatToParts(at).map(({ type, value }) => [type, Number(value)]))
    const shown = Date.UTC(parts['year']!, parts['month']! - 1, parts['day'], parts['hour'], parts['minute'], parts['second'])
    return Math.round((shown - at.getTime()) / 60_000)
  } catch {
    return undefined
  }
}

/** The instant at which the clock in a zone showed this; undefined for a zone that does not exist. */
export function instantIn(local: LocalTime, zone: string): Date | undefined {
  const naive = asUtc(local)
  const first = offsetMinutes(zone, new Date(naive))
  if (first === undefined) return undefined
  // near a change of summer time the offset at the naive instant may be the other one: ask again at the first guess
  const second = offsetMinutes(zone, new Date(naive - first * 60_000)) ?? first
  return new Date(naive - second * 60_000)
}

/** What the clock in a zone shows at an instant. */
export function localIn(at: Date, zone: string): LocalTime | undefined {
  const offset = offsetMinutes(zone, at)
  return offset === undefined ? undefined : fromUtc(new Date(at.getTime() + offset * 60_000))
}

/** The fields of an instant as UTC shows them. */
export const fromUtc = (at: Date): LocalTime => ({ year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate(), hour: at.getUTCHours(), minute: at.getUTCMinutes(), second: at.getUTCSeconds() })

/** The zone that this machine's clock shows. */
export const serverZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** '+02:00' of minutes east of UTC. */
export const writeOffset = (minutes: number): string => `${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`

/** Minutes by which a local clock was ahead of an instant, rounded to quarters of an hour; undefined where no zone on earth explains it. */
export function offsetBetween(local: LocalTime, at: Date): number | undefined {
  const minutes = (asUtc(local) - at.getTime()) / 60_000
  const rounded = Math.round(minutes / 15) * 15
  return Math.abs(minutes - rounded) <= 5 && rounded >= -12 * 60 && rounded <= 14 * 60 ? rounded : undefined
}
