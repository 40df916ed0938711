import { and, eq } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { files } from '../../library/index.ts'
import type { FindShelf } from './shelf.ts'
import type { ContainerTopic } from './tree-node.ts'
import type { TreeParts } from './tree-parts.ts'

/** One way to look through music: a container right below the branch. */
export interface MusicPart { id: string; title: string; topic: ContainerTopic; isThere: (actor: Actor) => Promise<boolean>; shelf: FindShelf }

/** Tells which of some files are shown, where not all of the actor's are; lists of music are of whole spaces. */
export async function shownAmong({ db, limited, shown, remember }: TreeParts, actor: Actor): Promise<(fileIds: Iterable<string>) => boolean> {
  if (!limited) return () => true
  const ids = await remember(actor, 'sounds shown', async () => new Set((await db.select({ id: files.id }).from(files).where(and(shown(actor), eq(files.kind, 'audio')))).map(({ id }) => id)))
  return (fileIds) => Iterator.from(fileIds).some((id) => ids.has(id))
}
