import { and, or, sql, type SQL } from 'drizzle-orm'
import { searchDocuments } from '../schema.ts'
import { inDocument, type Asking } from './base.ts'
import { runsOf } from './lexemes.ts'
import type { TextValue } from './query.ts'
import { allOf, quoteLexeme } from './ts-query.ts'

/** Files in which this is said: the index finds those that hold the words, and only of these it is looked whether they follow one another. */
export function saidSql(values: readonly TextValue[], asking: Asking): SQL {
  return inDocument(or(...values.map(saidValue)) ?? sql`false`, asking)
}

function saidValue({ text, quoted }: TextValue): SQL {
  const runs = runsOf(text)
  const lexemes = runs.flatMap((run) => run.lexemes.map((lexeme) => ({ lexeme, single: run.unspaced && [...run.text].length === 1 })))
  if (lexemes.length === 0) return sql`false`
  const each = lexemes.map(({ lexeme, single }, i) => `${quoteLexeme(lexeme, 'said')}${single || (!quoted && i === lexemes.length - 1 && [...lexeme].length > 1) ? ':*' : ''}`)
  const holds = sql`${searchDocuments.words} @@ ${allOf(each)}::tsquery`
  return lexemes.length === 1 ? holds : and(holds, sql`${searchDocuments.spoken} like ${patternOf(runs, quoted)}`) ?? holds
}

/** Words begin behind a space; in a script that has none they may stand anywhere. */
function patternOf(runs: ReturnType<typeof runsOf>, quoted: boolean): string {
  const [first, last] = [runs[0], runs.at(-1)]
  return `%${first?.unspaced ? '' : ' '}${runs.map(({ text }) => text).join(' ')}${last?.unspaced || !quoted ? '' : ' '}%`
}
