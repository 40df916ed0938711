import { getCookie } from 'hono/cookie'
import type { Preferences } from '../../../access/index.ts'
import type { Locale } from '../../../../views/messages/dates.ts'
import type { DoorContext } from '../visit.ts'

const languages = ['en', 'de'] as const
const houseZone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** Language and time zone of the reader: as they chose, else as the browser says, else English and the zone of the house. */
export function localeOf(c: DoorContext, now: Date, chosen: Partial<Pick<Preferences, 'language' | 'timeZone'>> = {}): Locale {
  return { language: chosen.language ?? askedLanguage(c.req.header('accept-language')), timeZone: chosen.timeZone ?? zoneOf(getCookie(c, 'mantel_zone')), now: now.toISOString() }
}

/** The first language of an Accept-Language header that the pages speak, else English. */
export function askedLanguage(header = ''): Locale['language'] {
  const wanted = header.split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  return languages.find((language) => language === wanted.find((code) => languages.some((known) => known === code))) ?? 'en'
}

/** The zone of a cookie that public/js sets and that may hold anything; the house's where it names none. */
export function zoneOf(name: string | undefined): string {
  try {
    return name === undefined || name.length > 64 ? houseZone : new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return houseZone
  }
}
