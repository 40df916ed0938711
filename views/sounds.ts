import { languages, sentenceOf } from './words.ts'
import { intlTag, type Language } from './messages/dates.ts'
import { formatters } from './messages/formatters.ts'

/** 'Chuckle, chortle' is the key 'heard.chuckle-chortle'. */
const keyOf = (label: string): string => `heard.${label.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')}`

/** What a kind of sound is called in a language; one that no catalogue knows is shown as its network calls it. */
export const soundName = (language: Language, label: string): string => sentenceOf(language, keyOf(label)) ?? label

/** Every word for a kind of sound in every language, and what its network calls it. */
export const soundWords = (label: string): string[] => [...new Set([...languages.flatMap(({ code }) => sentenceOf(code, keyOf(label)) ?? []), label])]

/** What a genre that was heard is called. */
export const genreName = (language: Language, label: string): string => sentenceOf(language, `heard.genre-${label}`) ?? label

/** 'English' of 'en'. */
export const languageName = (language: Language, tag: string): string => {
  try {
    return formatters.names(intlTag(language), { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag // no language that anyone knows
  }
}
