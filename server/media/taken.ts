import { zoneAt } from './exiftool.ts'
import { fromUtc, instantIn, isReal, type LocalTime, localIn, offsetBetween, offsetMinutes, serverZone, writeLocal, writeOffset } from './local-time.ts'

/** When a picture, sound or video was taken. */
export interface Taken {
  at: Date
  /** 'YYYY-MM-DD HH:MM:SS' on the wall where it was taken. */
  local: string
  /** IANA name or ±hh:mm; absent when not known, and then `at` is by this server's zone. */
  zone?: string
  /** embedded: the file says so · name: its name does. */
  from: 'embedded' | 'name'
}

/** Cameras whose clock was never set, and containers whose date was left at zero. */
const unset = new Set(['1904-01-01 00:00:00', '1970-01-01 00:00:00', '1980-01-01 00:00:00'])
/** A clock may be set to a zone ahead of ours. */
const AHEAD_MS = 36 * 3600 * 1000

const isAbsurd = (local: LocalTime, at: Date, now: Date): boolean => !isReal(local) || unset.has(writeLocal(local)) || at.getTime() > now.getTime() + AHEAD_MS

/** A date as writers of metadata put it: '2021:04:11 15:47:53.05-05:00', ISO 8601, a bare day; its own zone where it names one. */
export function parseDate(value: unknown): { local: LocalTime; zone?: string } | undefined {
  if (typeof value !== 'string') return undefined
  const match = /^\s*(\d{4})[-:./](\d{1,2})[-:./](\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?/.exec(value)
  if (match === null) return undefined
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as [number, number, number, number, number, number]
  const local = { year, month, day, hour: match[4] === undefined ? 12 : hour, minute, second }
  return isReal(local) ? { local, zone: match[7] === 'Z' ? '+00:00' : match[7] } : undefined
}

/** What is known of the place and the satellites' time. */
export interface Surroundings { offset?: string; gpsInstant?: Date; latitude?: number; longitude?: number; now: Date }

/**
 * A camera's local clock as an instant: by the offset that it wrote, else by the satellites' time, else by the zone of the place, else by this server's zone.
 * Undefined for dates that no camera can have meant.
 */
export function takenByLocalClock(value: unknown, { offset, gpsInstant, latitude, longitude, now }: Surroundings): Taken | undefined {
  const parsed = parseDate(value)
  if (parsed === undefined) return undefined
  const { local } = parsed
  const written = parsed.zone ?? (offset !== undefined && offsetMinutes(offset, now) !== undefined ? offset : undefined)
  const place = latitude === undefined || longitude === undefined ? undefined : zoneAt(latitude, longitude)
  const bySatellite = gpsInstant === undefined ? undefined : offsetBetween(local, gpsInstant)
  const zone = written ?? (bySatellite === undefined ? place : nameOf(bySatellite, place, gpsInstant!))
  const at = instantIn(local, zone ?? serverZone())
  return at === undefined || isAbsurd(local, at, now) ? undefined : { at, local: writeLocal(local), zone, from: 'embedded' }
}

/** The place's zone where it agrees with the offset that was found, for a name says more than a number. */
const nameOf = (minutes: number, place: string | undefined, at: Date): string => (place !== undefined && offsetMinutes(place, at) === minutes ? place : writeOffset(minutes))

/** A date that is an instant by its format (QuickTime, Matroska): shown by the clock of the place where it is known, else by this server's. */
export function takenByInstant(value: unknown, { latitude, longitude, now }: Omit<Surroundings, 'offset' | 'gpsInstant'>): Taken | undefined {
  const parsed = parseDate(value)
  if (parsed === undefined) return undefined
  const at = instantIn(parsed.local, parsed.zone ?? 'UTC')
  if (at === undefined || isAbsurd(fromUtc(at), at, now)) return undefined
  const zone = latitude === undefined || longitude === undefined ? undefined : zoneAt(latitude, longitude)
  return { at, local: writeLocal(localIn(at, zone ?? serverZone()) ?? fromUtc(at)), zone, from: 'embedded' }
}

const nameRules: readonly RegExp[] = [
  // IMG_20230514_094112, 2023-05-14 09.41.12, Screenshot_20230514-094112, Screenshot 2023-05-14 at 09.41.12, 20230514T094112
  /(?<!\d)((?:19|20)\d{2})[-_.: ]?([01]\d)[-_.: ]?([0-3]\d)(?:[ T_.-]+|[ _]at[ _]|[ _])([0-2]\d)[-_.:h ]?([0-5]\d)[-_.:m ]?([0-5]\d)/i,
  // IMG-20230514-WA0001, 2023-05-14 party, 20230514
  /(?<!\d)((?:19|20)\d{2})([-_.]?)([01]\d)\2([0-3]\d)(?!\d)/,
]

/** The date that phones, messengers and people put into a file's name; noon where it names only a day. */
export function takenFromName(name: string, now: Date): Taken | undefined {
  const full = nameRules[0]!.exec(name)
  const day = full === null ? nameRules[1]!.exec(name) : null
  const parts = full !== null ? full.slice(1, 7) : day !== null ? [day[1], day[3], day[4], '12', '0', '0'] : undefined
  if (parts === undefined) return undefined
  const [year, month, dayOfMonth, hour, minute, second] = parts.map(Number) as [number, number, number, number, number, number]
  const local = { year, month, day: dayOfMonth, hour, minute, second }
  const at = isReal(local) ? instantIn(local, serverZone()) : undefined
  return at === undefined || isAbsurd(local, at, now) ? undefined : { at, local: writeLocal(local), from: 'name' }
}
