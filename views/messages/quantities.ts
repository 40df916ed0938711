import { intlTag, type Language } from './dates.ts'
import { formatters } from './formatters.ts'

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** '4.2 MB' of bytes; thousands, as discs are sold. */
export function formatSize(language: Language, bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  const digits = unit === 0 || value >= 99.5 ? 0 : 1
  return formatters.number(intlTag(language), { style: 'unit', unit: units[unit]!, unitDisplay: unit === 0 ? 'long' : 'short', maximumFractionDigits: digits }).format(value)
}

/** '0:07', '12:05', '1:02:33' of milliseconds, as players write it. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000))
  const clock = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0')).join(':')
  const hours = Math.floor(seconds / 3600)
  return hours > 0 ? `${hours}:${clock}` : clock.replace(/^0/, '')
}

/** '8 minutes', '3 hours', '2 days' of seconds: about how long something will still take, no finer than can be known. */
export function formatTimeLeft(language: Language, seconds: number): string {
  const [unit, size] = ([['day', 86_400], ['hour', 3600], ['minute', 60]] as const).find(([, length]) => seconds >= length * 1.5) ?? ['minute', 60]
  const value = seconds / size
  const step = unit === 'minute' && value > 20 ? 5 : 1
  return formatters.number(intlTag(language), { style: 'unit', unit, unitDisplay: 'long' }).format(Math.max(1, Math.round(value / step) * step))
}

/** '1,240' */
export function formatNumber(language: Language, value: number, digits = 0): string {
  return formatters.number(intlTag(language), { maximumFractionDigits: digits }).format(value)
}

/** '42 %' of a share between 0 and 1. */
export function formatShare(language: Language, share: number): string {
  return formatters.number(intlTag(language), { style: 'percent', maximumFractionDigits: 0 }).format(share)
}

/** '1/250 s' or '2.5 s' of an exposure in seconds. */
export function formatExposure(language: Language, seconds: number): string {
  return seconds > 0 && seconds < 0.4 ? `1/${formatNumber(language, 1 / seconds)} s` : `${formatNumber(language, seconds, 1)} s`
}
