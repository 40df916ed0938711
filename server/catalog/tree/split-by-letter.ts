import { foldText } from '../search/fold-text.ts'
import { MOST_CHILDREN } from './split-by-time.ts'
import type { Box } from './shelf.ts'
import type { ContainerTopic } from './tree-node.ts'

/** How the id of a letter's container goes on behind its parent's. */
const PREFIX = 'letter-'

/** The letter that a name stands under: 'a' to 'z', '0' for any figure, a letter of another script by its number, '-' for the rest. */
export function letterOf(name: string): string {
  const [first = ''] = foldText(name.trim())
  if (/[a-z]/.test(first)) return first
  if (/\p{N}/u.test(first)) return '0'
  return /\p{L}/u.test(first) ? `u${first.codePointAt(0)!.toString(16)}` : '-'
}

const nameOf = (letter: string): string => (letter === '0' ? '0-9' : letter === '-' ? '#' : letter.startsWith('u') ? String.fromCodePoint(parseInt(letter.slice(1), 16)).toUpperCase() : letter.toUpperCase())

/** Containers under a container, by letter where they are too many for one. */
export interface Lettered<Each extends Box> {
  /** What stands right in the container. */
  top: readonly Box[]
  /** What stands under a letter, by the letter's id. */
  under: ReadonlyMap<string, readonly Each[]>
  /** The id of the container that holds one. */
  parentOf: (box: Each) => string
}

/** Puts containers under letters where there are more of them than one container should hold; scripts of many letters share one. */
export function splitByLetter<Each extends Box>(parentId: string, boxes: readonly Each[], topic: ContainerTopic, most = MOST_CHILDREN): Lettered<Each> {
  if (boxes.length <= most) return { top: boxes, under: new Map(), parentOf: () => parentId }
  const letters = new Set(boxes.map(({ name }) => letterOf(name)))
  const of = (name: string): string => (letters.size > most && letterOf(name).startsWith('u') ? '-' : letterOf(name))
  const idOf = (letter: string): string => `${parentId}.${PREFIX}${letter}`
  const groups = Map.groupBy(boxes, ({ name }) => of(name))
  const order = [...groups.keys()].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
  return {
    top: order.map((letter) => ({ id: idOf(letter), name: nameOf(letter), topic })),
    under: new Map(order.map((letter) => [idOf(letter), groups.get(letter) ?? []])),
    parentOf: ({ name }) => idOf(of(name)),
  }
}

/** Letters as people know them first, figures and the rest behind. */
const rank = (letter: string): number => (letter === '-' ? 3 : letter === '0' ? 2 : letter.startsWith('u') ? 1 : 0)
