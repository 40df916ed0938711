import type { SQL } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import type { Box, FindShelf, Shelf } from './shelf.ts'
import { oneOf } from './one-of.ts'
import type { Lettered } from './split-by-letter.ts'
import type { ContainerTopic } from './tree-node.ts'

/** One way to look through music: a container right below the branch. */
export interface MusicPart { id: string; title: string; topic: ContainerTopic; isThere: (actor: Actor) => Promise<boolean>; shelf: FindShelf }

/** The shelf of a part whose containers stand by letter where they are very many, and of one letter; undefined for what stands below those. */
export function shelfOfLetters<Each extends Box>(part: { id: string; below: SQL; fileIdsOf: (box: Each) => Iterable<string> }, { top, under }: Lettered<Each>, asked: string): Shelf | undefined {
  if (asked === part.id) return { parentId: 'music', boxes: async () => top, below: part.below }
  const within = under.get(asked)
  return within && { parentId: part.id, boxes: async () => within, below: oneOf(within.flatMap((box) => [...part.fileIdsOf(box)])) }
}
