import type { Actor } from '../../access/index.ts'
import type { FindShelf } from './shelf.ts'
import type { ContainerTopic } from './tree-node.ts'

/** One way to look through music: a container right below the branch. */
export interface MusicPart { id: string; title: string; topic: ContainerTopic; isThere: (actor: Actor) => Promise<boolean>; shelf: FindShelf }
