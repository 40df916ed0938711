import type { SQL } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import type { ContainerTopic, TreeSort } from './tree-node.ts'

/** A container as a branch knows it: its name is any text, made safe when it is shown. */
export interface Box { id: string; name: string; topic: ContainerTopic; coverFileId?: string }

/** Files that stand right in a container: a condition over the table files, those who may not be seen left out elsewhere. */
export interface EntryList {
  where: SQL
  /** Newest first unless told. */
  sort?: TreeSort
  /** An order of its own instead, over the tables files and audio_metadata, ending with a key. */
  order?: readonly SQL[]
}

/** What stands in one container. */
export interface Shelf {
  parentId: string
  /** In the order in which they are shown. */
  boxes?: () => Promise<readonly Box[]>
  list?: EntryList
  /** Files here and below, however deep, as a condition over the table files. */
  below: SQL
}

/** Finds what stands in a container; undefined for an id that means nothing. Whether the actor sees it is told by the shelf above it. */
export type FindShelf = (actor: Actor, id: string) => Promise<Shelf | undefined>
