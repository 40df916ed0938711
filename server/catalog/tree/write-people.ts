import { defaultSpace, type Actor } from '../../access/index.ts'
import { AppError } from '../../platform/errors.ts'
import type { FaceOnFile } from '../people/faces-of-file.ts'
import type { Branch } from './branch.ts'
import { partsOf } from './entry-id.ts'
import { personIdOf, type KnownPerson } from './known-person.ts'
import { cannot, noSuchNode, requireSafe } from './refusals.ts'
import type { TreeContainer, TreeNode } from './tree-node.ts'
import type { TreeParts } from './tree-parts.ts'

/** What people do to the branch of people: who is put to someone is them, who is taken away is not. */
export function peopleWrites(parts: TreeParts, known: (actor: Actor) => Promise<ReadonlyMap<string, KnownPerson>>, find: (actor: Actor, id: string) => Promise<TreeNode | undefined>): Pick<Branch, 'place' | 'remove' | 'make' | 'move'> {
  const { people } = parts
  const title = 'tree.people'
  const personOf = async (actor: Actor, id: string): Promise<KnownPerson> => {
    const personId = personIdOf(id)
    if (personId === undefined) throw await cannot(parts, title)
    const person = (await known(actor)).get(personId)
    if (!person) throw noSuchNode()
    return person
  }
  const found = async (actor: Actor, id: string): Promise<TreeNode> => {
    const node = await parts.fresh(() => find(actor, id))
    if (!node) throw noSuchNode()
    return node
  }
  const theirFaces = async (actor: Actor, fileId: string, personId: string): Promise<string[]> => {
    const faces = (await people.ofFile(actor, fileId)).filter(({ person }) => person?.id === personId)
    if (faces.length === 0) throw noSuchNode()
    return faces.map(({ id }) => id)
  }
  return {
    async place(actor, containerId, fileIds) {
      const person = await personOf(actor, containerId)
      const meant: string[] = []
      for (const fileId of fileIds) meant.push(...facesMeant(await people.ofFile(actor, fileId), person))
      if (meant.length) await people.moveFaces(actor, meant, { personId: person.personId })
    },
    /** Whoever is removed as a whole loses the name; nobody's faces are forgotten. */
    async remove(actor, id) {
      const { containerId, fileId } = partsOf(id)
      const { personId } = await personOf(actor, containerId)
      if (fileId !== undefined) await people.refuseFaces(actor, await theirFaces(actor, fileId, personId), personId)
      else if (containerId === `people.${personId}`) await people.name(actor, personId, null)
      else throw await cannot(parts, title)
    },
    /** Only people: pets are told by their pictures. */
    async make(actor, containerId, name) {
      if (containerId !== 'people') throw await cannot(parts, title)
      requireSafe(name)
      const { personId } = await people.make(actor, defaultSpace(actor), name)
      return await found(actor, `people.${personId}`) as TreeContainer
    },
    async move(actor, id, to) {
      const { containerId, fileId } = partsOf(id)
      const { personId } = await personOf(actor, containerId)
      const node = await find(actor, id)
      if (!node) throw noSuchNode()
      if (fileId !== undefined) {
        const target = await personOf(actor, to.containerId)
        // a file's own name is changed where the file lies
        if (node.name !== to.name) throw await cannot(parts, title)
        if (target.personId !== personId) await people.moveFaces(actor, await theirFaces(actor, fileId, personId), { personId: target.personId })
        return found(actor, `${target.id}~${fileId}`)
      }
      if (containerId !== `people.${personId}` || to.containerId !== node.parentId) throw await cannot(parts, title)
      requireSafe(to.name)
      await people.name(actor, personId, to.name)
      return found(actor, id)
    },
  }
}

/**
 * Which face of a picture is meant when it is put to someone: none where they are on it already, else those of whom a machine asks whether it is them, else the only one that it can be.
 * @throws AppError 'forbidden' catalog.tree-no-face | catalog.tree-many-faces
 */
function facesMeant(all: readonly FaceOnFile[], { personId, kind, name }: KnownPerson): string[] {
  const faces = all.filter((face) => face.kind === kind)
  if (faces.some(({ person }) => person?.id === personId)) return []
  const asked = faces.filter(({ suggestion }) => suggestion?.personId === personId)
  if (asked.length) return asked.map(({ id }) => id)
  const unnamed = faces.filter(({ person }) => person === null || person.name === null)
  const [only, more] = unnamed.length ? unnamed : faces
  if (!only) throw new AppError('forbidden', 'catalog.tree-no-face', { name })
  if (more) throw new AppError('forbidden', 'catalog.tree-many-faces', { name })
  return [only.id]
}
