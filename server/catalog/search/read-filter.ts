import type { Message } from '../../platform/errors.ts'
import type { LabelVocabulary } from '../labels/label-words.ts'
import { readKey } from '../sounds/key-name.ts'
import { foldText } from './fold-text.ts'
import { readLabels } from './label-filter.ts'
import { nearest } from './nearest.ts'
import { filterNames, kinds, numberFields, states, textFields, type Condition, type FilterName, type NumberField, type NumberRange, type TextField } from './query.ts'
import { readDate } from './read-date.ts'
import { readLoudness, readNumber, readSize } from './read-number.ts'

/** What people may ask a filter with besides its own name. */
const otherNames: Record<string, FilterName> = { colour: 'color', colors: 'color', tags: 'tag', reads: 'text', path: 'folder', in: 'folder', year: 'date', title: 'name', objects: 'object', thing: 'object', place: 'scene', scenes: 'scene', people: 'person', who: 'person', face: 'faces', similar: 'like', says: 'said', spoken: 'said', voice: 'speaker', speakers: 'speaker', tempo: 'bpm', loudness: 'loud', lufs: 'loud', events: 'event', heard: 'event', sound: 'event', genres: 'genre' }
const otherKinds: Record<string, (typeof kinds)[number]> = { photo: 'image', photos: 'image', picture: 'image', pictures: 'image', images: 'image', sound: 'audio', music: 'audio', videos: 'video', film: 'video', movie: 'video' }
const otherStates: Record<string, (typeof states)[number]> = { favourite: 'favorite', favorites: 'favorite', favourites: 'favorite', trash: 'trashed', duplicates: 'duplicate', documents: 'document', scan: 'document', screenshots: 'screenshot', receipts: 'receipt', indoors: 'indoor', inside: 'indoor', outdoors: 'outdoor', outside: 'outdoor' }

export interface FilterRules {
  now: Date
  colors: readonly string[]
  /** The words of labels; without them they are called by their ids. */
  labels?: LabelVocabulary
}
export interface TypedFilter { name: string; text: string; quoted: boolean }

/** Understands one filter, or says what was expected of it. */
export function readFilter({ name: typedName, text, quoted }: TypedFilter, { now, colors, labels }: FilterRules): Condition | Message {
  const name = filterNames.find((n) => n === typedName) ?? otherNames[typedName]
  if (!name) return readOther(typedName, text)
  const values = quoted ? [text] : text.split(',')
  if (values.every((value) => value.trim() === '')) return { key: 'search.empty-filter', params: { name } }
  const filled = values.map((value) => value.trim()).filter((value) => value !== '')
  if (name === 'kind' || name === 'is' || name === 'color' || name === 'key') return readChoices(name, filled, colors)
  if (name === 'object' || name === 'scene') return readLabels(name, filled, labels)
  if (name === 'date') return ranges(filled, (value) => readDate(value, now), (all) => ({ field: 'date', ranges: all }), (value) => ({ key: 'search.bad-date', params: { value } }))
  if (isNumberField(name)) {
    const [read, key] = readers[name] ?? [readNumber, 'search.bad-number']
    return ranges(filled, read, (all) => ({ field: name, ranges: all }), (value) => ({ key, params: { name, value } }))
  }
  return isTextField(name) ? { field: name, values: filled.map((value) => textValue(value, quoted)) } : unknownFilter(typedName)
}

function readChoices(name: 'kind' | 'is' | 'color' | 'key', filled: string[], colors: readonly string[]): Condition | Message {
  switch (name) {
    case 'kind': return choices(name, filled, kinds, otherKinds)
    case 'is': return choices(name, filled, states, otherStates)
    case 'color': return colors.length ? choices(name, filled, colors, { gray: 'grey' }) : { field: 'color', values: filled.map(foldText) }
    case 'key': return readKeys(filled)
  }
}

/** `sensitive:yes` asks what `is:sensitive` does. */
function readOther(name: string, text: string): Condition | Message {
  if (name !== 'sensitive') return unknownFilter(name)
  if (['yes', 'ja', 'true', '1'].includes(foldText(text).trim())) return { field: 'is', values: ['sensitive'] }
  return { key: 'search.bad-choice', params: { name: 'sensitive', value: text, choices: 'yes' } }
}

/** Numbers with a unit; all others are whole. */
const readers: Partial<Record<NumberField, [read: (value: string) => NumberRange | undefined, wrong: string]>> = { size: [readSize, 'search.bad-size'], loud: [readLoudness, 'search.bad-loudness'] }

function readKeys(typed: string[]): Condition | Message {
  const values: string[] = []
  for (const value of typed) {
    const key = readKey(value)
    if (key === undefined) return { key: 'search.bad-key', params: { value } }
    values.push(key)
  }
  return { field: 'key', values }
}

const isNumberField = (name: string): name is NumberField => (numberFields as readonly string[]).includes(name)
const isTextField = (name: string): name is TextField => (textFields as readonly string[]).includes(name)

const textValue = (value: string, quoted: boolean) => {
  const prefix = !quoted && value.endsWith('*') && value.length > 1
  return { text: prefix ? value.slice(0, -1) : value, quoted, prefix }
}

function unknownFilter(name: string): Message {
  const near = nearest(foldText(name), [...filterNames, ...Object.keys(otherNames), 'sensitive'])
  return near ? { key: 'search.unknown-filter', params: { name, nearest: near } } : { key: 'search.unknown-filter-far', params: { name, names: filterNames.join(', ') } }
}

function choices<Field extends 'kind' | 'is' | 'color', Choice extends string>(field: Field, typed: string[], allowed: readonly Choice[], others: Record<string, Choice | string>): Condition | Message {
  const found: string[] = []
  for (const value of typed) {
    const folded = foldText(value)
    const choice = allowed.find((a) => a === folded) ?? others[folded]
    if (!choice) {
      const near = nearest(folded, allowed)
      return near ? { key: 'search.unknown-choice', params: { name: field, value, nearest: near } } : { key: 'search.bad-choice', params: { name: field, value, choices: allowed.join(', ') } }
    }
    found.push(choice)
  }
  return { field, values: found } as Condition
}

function ranges<Range>(typed: string[], read: (value: string) => Range | undefined, make: (all: Range[]) => Condition, wrong: (value: string) => Message): Condition | Message {
  const all: Range[] = []
  for (const value of typed) {
    const range = read(value)
    if (!range) return wrong(value)
    all.push(range)
  }
  return make(all)
}
