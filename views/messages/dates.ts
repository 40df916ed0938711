import { formatters } from './formatters.ts'

/** Where and when the reader is: everything that a date on a page depends on. */
export interface Locale {
  language: Language
  /** IANA name, 'Europe/Berlin'. */
  timeZone: string
  /** The instant the page is drawn at, ISO 8601 with zone: views own no clock. */
  now: string
}
/** Languages that the pages speak. */
export type Language = 'en' | 'de'

const daySeconds = 86_400
/** British order and spelling: day before month, 24 hours. */
const tags: Record<Language, string> = { en: 'en-GB', de: 'de-DE' }

/** The tag that Intl knows a language by. */
export function intlTag(language: Language): string {
  return tags[language]
}

/** 'Tuesday, 14 May 2024'; the year is left out while it is this one. `day` is a wall-clock date, '2024-05-14'. */
export function formatDay(locale: Locale, day: string): string {
  const year = day.slice(0, 4) === localDay(locale, locale.now).slice(0, 4) ? undefined : 'numeric' as const
  return wallClock(locale, { weekday: 'long', day: 'numeric', month: 'long', year }, day)
}

/** 'May 2024' of '2024-05'. */
export function formatMonth(locale: Locale, month: string): string {
  return wallClock(locale, { month: 'long', year: 'numeric' }, `${month}-01`)
}

/** 'Tuesday, 14 May 2024, 18:03' of a clock on the wall, '2024-05-14T18:03:00'. */
export function formatTaken(locale: Locale, local: string): string {
  return wallClock(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' }, local)
}

/** 'just now', '3 hours ago' within a day; then '14 May, 18:03' or '14 May 2023'. `instant` is ISO 8601 with zone. */
export function formatMoment(locale: Locale, instant: string): string {
  const seconds = (Date.parse(instant) - Date.parse(locale.now)) / 1000
  if (Math.abs(seconds) < daySeconds) return formatRelative(locale, seconds)
  const sameYear = localDay(locale, instant).slice(0, 4) === localDay(locale, locale.now).slice(0, 4)
  const rest = sameYear ? { hour: '2-digit', minute: '2-digit' } as const : { year: 'numeric' } as const
  return formatters.date(intlTag(locale.language), { day: 'numeric', month: 'long', ...rest, timeZone: locale.timeZone }).format(new Date(instant))
}

function formatRelative(locale: Locale, seconds: number): string {
  const relative = formatters.relative(intlTag(locale.language), { numeric: 'auto' })
  const distance = Math.abs(seconds)
  if (distance < 45) return relative.format(0, 'second')
  if (distance < 3600) return relative.format(Math.round(seconds / 60), 'minute')
  return relative.format(Math.round(seconds / 3600), 'hour')
}

/** The reader's date at an instant, '2024-05-14'. */
function localDay(locale: Locale, instant: string): string {
  return formatters.date('en-CA', { timeZone: locale.timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(instant))
}

/** A wall-clock time is no instant: it is read and written in UTC, so that no zone moves it. */
function wallClock(locale: Locale, options: Intl.DateTimeFormatOptions, local: string): string {
  const bare = local.replace(' ', 'T').replace(/(Z|[+-]\d\d:?\d\d)$/, '')
  const date = new Date(bare.length === 10 ? `${bare}T00:00:00Z` : `${bare}Z`)
  return Number.isNaN(date.getTime()) ? local : formatters.date(intlTag(locale.language), { ...options, timeZone: 'UTC' }).format(date)
}
