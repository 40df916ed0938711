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
  /** As the file says, and as it was heard. */
  genres: string[]
  /** What kinds of sounds are called that are heard in it, in every language. */
  events: string[]
  /** What is said in it. */
  said: SaidLine[]
  /** Descriptions, keywords, composer: one text each. */
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

/** A stretch of speech and the second at which it begins. */
export interface SaidLine { start: number; text: string }

/** A file as the search index keeps it. */
export interface SearchDocument {
  /** Literal of a tsvector. */
  words: string
  names: string
  text: string
  read: string
  colors: string[]
  labels: string[]
  said: string
  spoken: string
}

type Weight = 'A' | 'B' | 'C' | 'D'
interface Field { text: string; weight: Weight; field?: WordField }

// PostgreSQL keeps positions up to 16383; whatever stands further back is found yet not in phrases
const LAST_POSITION = 16_383
/** Words of different fields are no phrase. */
const FIELD_GAP = 8
const MOST_RUNS = 20_000, MOST_LETTERS = 100_000
/** Four hours of talk. */
const MOST_SAID_RUNS = 50_000, MOST_SAID_LETTERS = 400_000
/** PostgreSQL takes a tsvector of 1 MB. */
const MOST_BYTES = 900_000

/** Makes the searchable form of a file, and lists its words for completion and for mending typos. */
export function makeDocument(facts: DocumentFacts): { document: SearchDocument; vocabulary: string[] } {
  const read = facts.lines.map((line) => line.replaceAll('\n', ' '))
  const words = placedWords()
  const vocabulary = new Set<string>()
  let position = 1
  let runs = 0
  for (const { text, weight, field } of fieldsOf(facts)) {
    const isSaid = field === 'said'
    for (const { lexemes, unspaced, text: run } of runsOf(text.slice(0, isSaid ? MOST_SAID_LETTERS : MOST_LETTERS))) {
      if (++runs > (isSaid ? MOST_SAID_RUNS : MOST_RUNS)) break
      for (const lexeme of unspaced && [...run].length > 1 ? [...lexemes, [...run].at(-1) ?? ''] : lexemes) {
        const at = `${placeAt(position++, isSaid)}${weight}`
        words.add(quoteLexeme(lexeme), at)
        if (field) words.add(quoteLexeme(lexeme, field), isSaid ? undefined : at) // whether what is said follows is told by its text
      }
      if (!unspaced && isWorthKnowing(run)) vocabulary.add(run)
    }
    position += FIELD_GAP
  }
  if (facts.located) words.add(quoteLexeme('located', 'is'), `${LAST_POSITION}D`)
  const document = { words: words.print(), said: printSaid(facts.said), spoken: spokenWords(facts.said), names: [facts.name, ...facts.titles].map(foldText).join('\n'), text: read.map(foldText).join('\n'), read: read.join('\n'), colors: facts.colors, labels: facts.labels }
  return { document, vocabulary: [...vocabulary] }
}

/** Hours of talk go round through the places, so that rare words that are said late are found in phrases too. */
const placeAt = (position: number, isSaid: boolean): number => (isSaid ? 1 + ((position - 1) % (LAST_POSITION - 1)) : Math.min(position, LAST_POSITION))
const isWorthKnowing = (word: string): boolean => word.length >= 3 && word.length <= 40 && !/^\p{N}+$/u.test(word)

function fieldsOf({ name, folder, year, titles, tags, camera, lens, artists, album, genres, events, said, described, lines, seen }: DocumentFacts): Field[] {
  const of = (weight: Weight, texts: string[], field?: WordField): Field[] => texts.map((text) => ({ text, weight, ...(field && { field }) }))
  return [
    ...of('A', [name, ...titles, ...tags]),
    ...of('B', [folder], 'folder'), ...of('B', artists, 'artist'), ...of('B', [album], 'album'), ...of('B', [camera], 'camera'), ...of('B', [lens], 'lens'),
    ...of('C', [...described, year, ...seen]), ...of('C', genres, 'genre'), ...of('C', events, 'event'),
    ...of('D', [lines.join('\n')]), // one field: a sentence goes on over the end of a line
    ...of('C', [saidText(said)], 'said'), // the last one: it may be long
  ]
}

/** Words with their places: a lexeme keeps 255 at most, as PostgreSQL does, and all together as much as it takes. */
function placedWords() {
  const positions = new Map<string, string[]>()
  let bytes = 0
  return {
    add(lexeme: string, at: string | undefined): void {
      const known = positions.get(lexeme)
      if (known && at === undefined) return
      const more = known ? 2 : Buffer.byteLength(lexeme) + 8
      if (bytes + more > MOST_BYTES) return
      if (known && known.length >= 255) return
      bytes += more
      const places = known ?? []
      if (at !== undefined) places.push(at)
      if (!known) positions.set(lexeme, places)
    },
    /** Literal of a tsvector. */
    print: (): string => [...positions].map(([lexeme, at]) => (at.length ? `${lexeme}:${at.join(',')}` : lexeme)).join(' '),
  }
}

const printSaid = (said: readonly SaidLine[]): string => said.map(({ start, text }) => `${start}\t${text.toWellFormed().replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()}`).join('\n')

const spokenWords = (said: readonly SaidLine[]): string => (said.length === 0 ? '' : ` ${runsOf(saidText(said).slice(0, MOST_SAID_LETTERS)).map(({ text }) => text).join(' ')} `)
const saidText = (said: readonly SaidLine[]): string => said.map(({ text }) => text).join('\n')

/** What is said, as the index keeps it. */
export function readSaid(printed: string): SaidLine[] {
  return printed === '' ? [] : printed.split('\n').map((line) => ({ start: Number(line.slice(0, line.indexOf('\t'))), text: line.slice(line.indexOf('\t') + 1) }))
}
