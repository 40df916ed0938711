import type { SaidLine } from './document.ts'
import { runsOf } from './lexemes.ts'

/** The segment in which a phrase begins that goes on over its end; undefined for a single word. */
export function lineOf(said: readonly SaidLine[], phrase: string): SaidLine | undefined {
  const wanted = runsOf(phrase).map(({ text }) => text)
  if (wanted.length < 2) return undefined
  const spoken = said.flatMap((line) => runsOf(line.text).map(({ text }) => ({ text, line })))
  const last = wanted.length - 1
  return spoken.find((_, at) => wanted.every((word, i) => (i === last ? spoken[at + i]?.text.startsWith(word) : spoken[at + i]?.text === word)))?.line
}
