import { createContext, useContext } from 'hono/jsx'
import type { Message } from '../server/platform/errors.ts'
import { formatDay, formatMoment, formatMonth, formatTaken, intlTag, type Language, type Locale } from './messages/dates.ts'
import { de } from './messages/de.ts'
import { en, type MessageKey } from './messages/en.ts'
import { fill, type Catalogue, type Params, type ParamsOf } from './messages/message.ts'
import { formatDuration, formatExposure, formatNumber, formatShare, formatSize, formatTimeLeft } from './messages/quantities.ts'

type Arguments<Key extends MessageKey> = [ParamsOf<(typeof en)[Key]>] extends [never] ? [] : [Readonly<Record<ParamsOf<(typeof en)[Key]>, string | number>>]

/** All that a view needs to speak to one reader. */
export interface Words {
  locale: Locale
  /** A sentence of the catalogue. */
  t<Key extends MessageKey>(key: Key, ...args: Arguments<Key>): string
  /** A sentence that the server stored or threw; a key that no catalogue knows gives a plain apology, never the key. */
  say(message: Message): string
  /** True when the catalogue has a sentence for the key. */
  knows(key: string): boolean
  number(value: number, digits?: number): string
  share(value: number): string
  size(bytes: number): string
  duration(milliseconds: number): string
  timeLeft(seconds: number): string
  exposure(seconds: number): string
  day(day: string): string
  month(month: string): string
  taken(local: string): string
  moment(instant: string): string
}

const catalogues: Record<Language, Catalogue> = { en, de }
/** Every language that pages can be read in, with its own name. */
export const languages: readonly { code: Language; name: string }[] = [{ code: 'en', name: 'English' }, { code: 'de', name: 'Deutsch' }]

/** The sentence of a key in a language; what is not translated yet is said in English. */
export function sentenceOf(language: Language, key: string, params: Params = {}): string | undefined {
  const sentence = catalogues[language][key] ?? catalogues.en[key]
  return sentence === undefined ? undefined : fill(sentence, params, intlTag(language))
}

/** Makes the words for one reader. */
export function wordsFor(locale: Locale): Words {
  const { language } = locale
  const say = ({ key, params }: Message): string => sentenceOf(language, key, params) ?? sentenceOf(language, 'error.unknown-reason') ?? ''
  return {
    locale,
    t: (key, ...args) => say({ key, params: { ...args[0] } }),
    say,
    knows: (key) => key in catalogues.en,
    number: (value, digits) => formatNumber(language, value, digits),
    share: (value) => formatShare(language, value),
    size: (bytes) => formatSize(language, bytes),
    duration: formatDuration,
    timeLeft: (seconds) => formatTimeLeft(language, seconds),
    exposure: (seconds) => formatExposure(language, seconds),
    day: (day) => formatDay(locale, day),
    month: (month) => formatMonth(locale, month),
    taken: (local) => formatTaken(locale, local),
    moment: (instant) => formatMoment(locale, instant),
  }
}

const WordsContext = createContext<Words>(wordsFor({ language: 'en', timeZone: 'UTC', now: '1970-01-01T00:00:00Z' }))
/** Gives the words to everything inside; only render.tsx uses it. */
export const WordsProvider = WordsContext.Provider
/** The words of the reader that the page is drawn for. */
export const useWords = (): Words => useContext(WordsContext)

/** The sentences that browser scripts say themselves: those of the tray, the selection and the player. */
export function browserSentences(language: Language): Catalogue {
  const spoken = (key: string): boolean => key.startsWith('browser.')
  return Object.fromEntries(Object.keys(en).filter(spoken).map((key) => [key, catalogues[language][key] ?? catalogues.en[key]!]))
}
