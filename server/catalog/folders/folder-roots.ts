import { inArray } from 'drizzle-orm'
import { spacesOf, type Actor } from '../../access/index.ts'
import { sources } from '../../library/index.ts'
import type { Queryable } from '../../platform/database.ts'

/** The top of a source, or of what Mantel manages in a space, under a name that no other of the actor's has. */
export interface NamedRoot { spaceId: string; sourceId: string | null; name: string; madeAt: Date }

/** All that the actor may look into: the spaces first, then the sources, each group by name. */
export async function folderRoots(db: Queryable, actor: Actor): Promise<NamedRoot[]> {
  const mine = await db.select({ id: sources.id, spaceId: sources.spaceId, name: sources.name, createdAt: sources.createdAt }).from(sources).where(inArray(sources.spaceId, spacesOf(actor))).orderBy(sources.name, sources.id)
  const named = [
    ...actor.spaces.map(({ id, name }) => ({ spaceId: id, sourceId: null, name, madeAt: new Date(0) })),
    ...mine.map(({ id, spaceId, name, createdAt }) => ({ spaceId, sourceId: id, name, madeAt: createdAt })),
  ]
  const taken = new Set<string>()
  return named.map((root) => {
    const plain = root.name.replace(/[/\\:*?"<>|\u0000-\u001f\u007f]/g, '_').replace(/[. ]+$/, '') || 'Folder'
    let name = plain
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${plain} (${n})`
    taken.add(name.toLowerCase())
    return { ...root, name }
  })
}
