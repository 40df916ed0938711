import { foldText } from './fold-text.ts'
import { runsOf } from './lexemes.ts'
import { quoteLexeme, type WordField } from './ts-query.ts'

/** All that is known of a file that words may find it by. */
export interface DocumentFacts {
  name: string
  folder: string
  year: string
  titles: string[]
  tags: string[]
  camera: string
  lens: string
  artists: string[]
  album: string
  /** Descriptions, keywords, genre, composer: one text each. */
  described: string[]
  /** It says where it was taken. */
  located: boolean
  /** What the picture reads, line by line. */
  lines: string[]
  colors: string[]
  /** Labels of what machines see, as filters ask for them: 'object/dog'. */
  labels: string[]
  /** The words of those that are sure. */
  seen: string[]
}

/** A file as the search index keeps it. */
export interface SearchDocument {
  /** Literal of a tsvector. */
  words: string
  names: string
  text: string
  read: string
  colors: string[]
  labels: string[]
}

type Weight = 'A' | 'B' | 'C' | 'D'
interface Field { text: string; weight: Weight; field?: WordField }

// PostgreSQL keeps positions up to 16383; whatever stands further back is found yet not in phrases
const LAST_POSITION = 16_383
/** Words of different fields are no phrase. */
const FIELD_GAP = 8
const MOST_RUNS = 20_000, MOST_LETTERS = 100_000

/** Makes the searchable form of a file, and lists its words for completion and for mending typos. */
export function makeDocument(facts: DocumentFacts): { document: SearchDocument; vocabulary: string[] } {
  const read = facts.lines.map((line) => line.replaceAll('\n', ' '))
  const positions = new Map<string, string[]>()
  const vocabulary = new Set<string>()
  let position = 1
  let runs = 0
  for (const { text, weight, field } of fieldsOf(facts)) {
    for (const { lexemes, unspaced, text: run } of runsOf(text.slice(0, MOST_LETTERS))) {
      if (++runs > MOST_RUNS) break
      const all = unspaced && lexemes.length > 0 && [...run].length > 1 ? [...lexemes, [...run].at(-1)!] : lexemes
      for (const lexeme of all) {
        const at = `${Math.min(position++, LAST_POSITION)}${weight}`
        add(positions, quoteLexeme(lexeme), at)
        if (field) add(positions, quoteLexeme(lexeme, field), at)
      }
      if (!unspaced && run.length >= 3 && run.length <= 40 && !/^\p{N}+$/u.test(run)) vocabulary.add(run)
    }
    position += FIELD_GAP
  }
  if (facts.located) positions.set(quoteLexeme('located', 'is'), [`${LAST_POSITION}D`])
  const words = [...positions].map(([lexeme, at]) => `${lexeme}:${at.join(',')}`).join(' ')
  const document = { words, names: [facts.name, ...facts.titles].map(foldText).join('\n'), text: read.map(foldText).join('\n'), read: read.join('\n'), colors: facts.colors, labels: facts.labels }
  return { document, vocabulary: [...vocabulary] }
}

function fieldsOf({ name, folder, year, titles, tags, camera, lens, artists, album, described, lines, seen }: DocumentFacts): Field[] {
  const of = (weight: Weight, texts: string[], field?: WordField): Field[] => texts.map((text) => ({ text, weight, ...(field && { field }) }))
  return [
    ...of('A', [name, ...titles, ...tags]),
    ...of('B', [folder], 'folder'), ...of('B', artists, 'artist'), ...of('B', [album], 'album'), ...of('B', [camera], 'camera'), ...of('B', [lens], 'lens'),
    ...of('C', [...described, year, ...seen]),
    ...of('D', [lines.join('\n')]), // one field: a sentence goes on over the end of a line
  ]
}

/** A lexeme keeps 255 places at most, as PostgreSQL does. */
function add(positions: Map<string, string[]>, lexeme: string, at: string): void {
  const known = positions.get(lexeme)
  if (!known) positions.set(lexeme, [at])
  else if (known.length < 255) known.push(at)
}
