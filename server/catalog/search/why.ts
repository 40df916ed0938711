import { positiveWords, type Spellings } from './words-query.ts'
import type { DocumentFacts } from './document.ts'
import { inWhatIsSaid } from './find-said.ts'
import { foldText } from './fold-text.ts'
import { runsOf } from './lexemes.ts'
import { nodesOf, type FilterNode, type QueryNode } from './query.ts'

export const whyPlaces = ['name', 'title', 'tag', 'folder', 'artist', 'album', 'camera', 'lens', 'about', 'seen', 'genre', 'event', 'text', 'said', 'year'] as const
export type WhyPlace = (typeof whyPlaces)[number]

/** Where a word of the search stands in a file. */
export interface Why {
  place: WhyPlace
  /** The name, the tag, the line of the picture … as it is. */
  value: string
  /** Which part of the value it is: offsets in UTF-16 units. */
  start: number
  end: number
  /** The second at which it is said. */
  at?: number
}

interface Wanted { text: string; place?: WhyPlace; anywhere: boolean }

const MOST = 4

/** Tells why a file was found: for each word that was looked for, the first place that holds it. */
export function whyFound(root: QueryNode | null, spellings: Spellings, facts: DocumentFacts): Why[] {
  const places = placesOf(facts)
  const lineSaying = inWhatIsSaid(facts.said)
  const found: Why[] = []
  for (const choices of wantedBy(root, spellings)) {
    const why = firstPlace(choices, places, lineSaying)
    if (why && !found.some((other) => other.place === why.place && other.value === why.value && other.start === why.start)) found.push(why)
    if (found.length === MOST) break
  }
  return found
}

function firstPlace(choices: Wanted[], places: [WhyPlace, string][], lineSaying: ReturnType<typeof inWhatIsSaid>): Why | undefined {
  for (const wanted of choices) {
    for (const [place, value] of places) {
      const at = wanted.place === undefined || wanted.place === place ? findIn(value, wanted) : undefined
      if (at) return { place, value, start: at[0], end: at[1] }
    }
    const line = (wanted.place ?? 'said') === 'said' ? lineSaying(wanted.text) : undefined
    if (line) {
      const [start, end] = findIn(line.text, wanted) ?? [0, 0] // what goes on in the next segment is shown from its beginning
      return { place: 'said', value: line.text, start, end, at: line.start }
    }
  }
  return undefined
}

const placesOf = (facts: DocumentFacts): [WhyPlace, string][] => [
  ...facts.titles.map((title): [WhyPlace, string] => ['title', title]), ['name', facts.name], ...facts.tags.map((tag): [WhyPlace, string] => ['tag', tag]),
  ...facts.artists.map((artist): [WhyPlace, string] => ['artist', artist]), ['album', facts.album], ['camera', facts.camera], ['lens', facts.lens], ['folder', facts.folder],
  ...facts.described.map((text): [WhyPlace, string] => ['about', text]), ...facts.seen.map((word): [WhyPlace, string] => ['seen', word]), ...facts.genres.map((genre): [WhyPlace, string] => ['genre', genre]), ...facts.events.map((event): [WhyPlace, string] => ['event', event]),
  ...facts.lines.map((line): [WhyPlace, string] => ['text', line]), ['year', facts.year],
]

/** For each thing that was looked for, the texts that stand for it: as typed first. */
function wantedBy(root: QueryNode | null, spellings: Spellings): Wanted[][] {
  const words = positiveWords(root).map((node) => {
    const folded = foldText(node.text)
    // a phrase may go on over the end of a line: then its words are shown one by one, the first of them here
    const parts = runsOf(node.text).map(({ text }) => text)
    return [folded, ...(spellings.get(folded) ?? []), ...parts].map((text): Wanted => ({ text, anywhere: false }))
  })
  const negated = new Set([...nodesOf(root)].flatMap((node) => (node.type === 'not' ? [...nodesOf(node.node)] : [])))
  const filters = [...nodesOf(root)].filter((node): node is FilterNode => node.type === 'filter' && !negated.has(node)).map(({ condition }) => {
    switch (condition.field) {
      case 'name':
      case 'text': return condition.values.map(({ text }): Wanted => ({ text: foldText(text), place: condition.field as WhyPlace, anywhere: true }))
      case 'said': return condition.values.flatMap(({ text }) => [foldText(text), ...runsOf(text).map((run) => run.text)]).map((text): Wanted => ({ text, place: 'said', anywhere: false }))
      case 'tag':
      case 'folder':
      case 'camera':
      case 'lens':
      case 'artist':
      case 'genre':
      case 'event':
      case 'album': return condition.values.map(({ text }): Wanted => ({ text: foldText(text).replace(/^\/|\/$/g, ''), place: condition.field as WhyPlace, anywhere: false }))
      default: return []
    }
  })
  return [...words, ...filters]
}

const LETTER = /[\p{L}\p{M}\p{N}]/u

/** Finds a folded text in a value: at the beginning of a word unless it may stand anywhere; offsets are those of the value. */
function findIn(value: string, { text, anywhere }: Wanted): [number, number] | undefined {
  // most values hold nothing of it: letter by letter is only for those that do
  if (text === '' || !foldText(value).includes(text)) return undefined
  const { folded, origins } = foldWithOrigins(value)
  const free = anywhere || runsOf(text)[0]?.unspaced === true
  for (let at = folded.indexOf(text); at >= 0; at = folded.indexOf(text, at + 1)) {
    if (free || at === 0 || !LETTER.test(folded.charAt(at - 1))) return [origins[at] ?? 0, origins[at + text.length] ?? value.length]
  }
  return undefined
}

/** Folds letter by letter and remembers where each came from. */
function foldWithOrigins(value: string): { folded: string; origins: number[] } {
  let folded = ''
  const origins: number[] = []
  let at = 0
  // a letter and the marks over it fold as one
  for (const [cluster] of value.matchAll(/\P{M}\p{M}*|\p{M}+/gsu)) {
    const plain = foldText(cluster)
    for (let i = 0; i < plain.length; i++) origins.push(at)
    folded += plain
    at += cluster.length
  }
  return { folded, origins }
}
