import { languageTag } from './sentences.js'

const dayFormat = new Intl.DateTimeFormat(languageTag, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })
const dayYearFormat = new Intl.DateTimeFormat(languageTag, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const shortDayFormat = new Intl.DateTimeFormat(languageTag, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' })
const shortDayYearFormat = new Intl.DateTimeFormat(languageTag, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
const monthFormat = new Intl.DateTimeFormat(languageTag, { month: 'long', year: 'numeric', timeZone: 'UTC' })
const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte']

/** 'Tuesday, 14 May 2024' of '2024-05-14', as views/messages/dates.ts writes it; short where room is small. */
export function dayName(day, short = false) {
  const thisYear = day.startsWith(String(new Date().getFullYear()))
  const format = short ? (thisYear ? shortDayFormat : shortDayYearFormat) : (thisYear ? dayFormat : dayYearFormat)
  return format.format(new Date(`${day}T00:00:00Z`))
}

/** 'May 2024' of '2024-05'. */
export function monthName(month) {
  return monthFormat.format(new Date(`${month}-01T00:00:00Z`))
}

/** '1:02:33' of milliseconds. */
export function clock(milliseconds) {
  const seconds = Math.max(0, Math.round(milliseconds / 1000))
  const rest = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0')).join(':')
  const hours = Math.floor(seconds / 3600)
  return hours > 0 ? `${hours}:${rest}` : rest.replace(/^0/, '')
}

/** '4.2 MB' */
export function size(bytes) {
  let value = bytes
  let unit = 0
  while (value >= 999.5 && unit < units.length - 1) { value /= 1000; unit += 1 }
  return new Intl.NumberFormat(languageTag, { style: 'unit', unit: units[unit], unitDisplay: unit === 0 ? 'long' : 'short', maximumFractionDigits: unit === 0 || value >= 99.5 ? 0 : 1 }).format(value)
}

/** '3 min' of seconds, in one unit. */
export function timeLeft(seconds) {
  const [unit, length] = [['day', 86400], ['hour', 3600], ['minute', 60], ['second', 1]].find(([, each]) => seconds >= each * 1.5) ?? ['second', 1]
  return new Intl.NumberFormat(languageTag, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 0 }).format(Math.max(1, Math.round(seconds / length)))
}

/** '42 %' of a share. */
export function percent(share) {
  return new Intl.NumberFormat(languageTag, { style: 'percent' }).format(share)
}
