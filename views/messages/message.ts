import { formatters } from './formatters.ts'

/** A sentence that depends on a number: the form is chosen by the parameter `count` and the language's plural rules. */
export interface Plural { one: string; other: string }
/** One entry of a catalogue. Values in braces are filled in: 'Hello {name}'. */
export type Sentence = string | Plural
/** A whole language: key → sentence. */
export type Catalogue = Readonly<Record<string, Sentence>>
/** Values for the braces; numbers are written as the language writes them. */
export type Params = Readonly<Record<string, string | number>>

type Braces<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Braces<Rest> : never
/** The names in braces of one entry, so that a call that forgets one does not compile. */
export type ParamsOf<Entry> = Entry extends Plural ? 'count' | Braces<Entry['one'] | Entry['other']> : Entry extends string ? Braces<Entry> : never

/** Fills the braces of a sentence; gives plain text, which views escape like any other text. */
export function fill(sentence: Sentence, params: Params, language: string): string {
  const text = typeof sentence === 'string' ? sentence : chooseForm(sentence, params, language)
  return text.replace(/\{(\w+)\}/g, (brace, name: string) => {
    const value = params[name]
    if (value === undefined) return brace
    return typeof value === 'number' ? formatters.number(language, { maximumFractionDigits: 2 }).format(value) : value
  })
}

function chooseForm(plural: Plural, params: Params, language: string): string {
  const count = Number(params.count ?? 0)
  return formatters.plural(language, {}).select(count) === 'one' ? plural.one : plural.other
}
