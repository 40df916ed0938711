import { runsOf } from './lexemes.ts'

/** Fields whose words stand in the index a second time under their field's name: 'camera/canon'. */
export type WordField = 'camera' | 'lens' | 'artist' | 'album' | 'folder' | 'is' | 'said' | 'genre' | 'event'

export interface TextQueryOptions { prefix?: boolean; field?: WordField; /** Only where it stands with this weight: A names and tags, D text in pictures. */ weight?: 'A' | 'D' }

/** A shorter beginning would stand for half the words there are. */
const LEAST_PREFIX = 2

/** A PostgreSQL tsquery for a text whose words must follow one another; undefined where it holds no words. It is bound as a parameter and cast. */
export function textQuery(text: string, { prefix = false, field, weight = undefined }: TextQueryOptions = {}): string | undefined {
  const runs = runsOf(text)
  let query = ''
  let distance = 0
  runs.forEach(({ lexemes, unspaced, text: run }, i) => {
    const isLast = i === runs.length - 1
    lexemes.forEach((lexeme, j) => {
      const single = unspaced && [...run].length === 1 // stands as the first of a pair, or alone
      const open = single || (prefix && isLast && !unspaced && [...lexeme].length >= LEAST_PREFIX)
      query += `${query === '' ? '' : ` <${j === 0 ? distance : 1}> `}${quoteLexeme(lexeme, field)}${open || weight ? ':' : ''}${open ? '*' : ''}${weight ?? ''}`
    })
    // the pairs of a run end one place before its last character
    distance = unspaced && [...run].length > 1 ? 2 : 1
  })
  return query === '' ? undefined : query
}

/** A lexeme as tsvector and tsquery literals want it. */
export const quoteLexeme = (lexeme: string, field?: WordField): string => `'${(field ? `${field}/${lexeme}` : lexeme).replaceAll('\\', '\\\\').replaceAll('\'', '\'\'')}'`

export const allOf = (queries: string[]): string => queries.map((query) => `(${query})`).join(' & ')
export const anyOf = (queries: string[]): string => queries.map((query) => `(${query})`).join(' | ')
