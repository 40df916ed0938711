import { languages, sentenceOf } from './words.ts'
import type { Language } from './messages/dates.ts'

const keyPart = (label: string): string => label.replace(/[ _]/g, '-')

/** What a label is called in a language; a label that no catalogue knows is shown as it is. */
export const labelName = (language: Language, label: string): string => sentenceOf(language, `label.${keyPart(label)}`) ?? label

/** Every word for a label in every language: names and what else people say. */
export function labelWords(label: string): string[] {
  const key = keyPart(label)
  return [...new Set(languages.flatMap(({ code }) => [sentenceOf(code, `label.${key}`) ?? label, ...(sentenceOf(code, `label-also.${key}`)?.split(', ') ?? [])]))]
}
