import type { Actor } from '../../access/index.ts'
import { sources } from '../../library/index.ts'
import type { Queryable } from '../../platform/database.ts'
import { safeName } from '../tree/safe-name.ts'
import { seesSource } from '../sight/sees-beside.ts'

/** The top of a source, or of what Mantel manages in a space, under a name that no other of the actor's has. */
export interface NamedRoot { spaceId: string; sourceId: string | null; name: string; madeAt: Date }

/** All that the actor may look into: the spaces first, then the sources, each group by name. */
export async function folderRoots(db: Queryable, actor: Actor): Promise<NamedRoot[]> {
  const mine = await db.select({ id: sources.id, spaceId: sources.spaceId, name: sources.name, createdAt: sources.createdAt }).from(sources).where(seesSource(actor)).orderBy(sources.name, sources.id)
  return nameApart([...spaceRoots(actor), ...mine.map(({ id, spaceId, name, createdAt }) => ({ spaceId, sourceId: id, name, madeAt: createdAt }))])
}

/** The one of that name; a space's is known without asking, since spaces are named first. */
export async function rootNamed(db: Queryable, actor: Actor, name: string): Promise<NamedRoot | undefined> {
  return nameApart(spaceRoots(actor)).find((root) => root.name === name) ?? (await folderRoots(db, actor)).find((root) => root.name === name)
}

const spaceRoots = (actor: Actor): NamedRoot[] => actor.spaces.map(({ id, name }) => ({ spaceId: id, sourceId: null, name, madeAt: new Date(0) }))

/** Safe names, none like another whatever its case. */
function nameApart(roots: NamedRoot[]): NamedRoot[] {
  const taken = new Set<string>()
  return roots.map((root) => {
    const plain = safeName(root.name)
    let name = plain
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${plain} (${n})`
    taken.add(name.toLowerCase())
    return { ...root, name }
  })
}
