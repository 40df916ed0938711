import { labelName } from './labels.ts'
import { intlTag, type Language } from './messages/dates.ts'
import { genreName } from './sounds.ts'
import { sentenceOf } from './words.ts'

/** The words of a language that names in the tree are made of. */
export const treeWords = (language: Language) => ({
  language: intlTag(language),
  say: (key: string): string => sentenceOf(language, key) ?? key,
  label: (label: string): string => labelName(language, label),
  genre: (label: string): string => genreName(language, label),
})
