import type { Actor } from '../../access/index.ts'
import { requireFile, spotOf, within, type FolderSort, type HeldFile, type Place } from '../../library/index.ts'
import { AppError } from '../../platform/errors.ts'
import { createFolders, type Folders } from '../folders/create-folders.ts'
import type { Branch } from './branch.ts'
import { FOLDERS, folderId } from './folder-ids.ts'
import { placeOfId, type FoundPlace } from './folder-places.ts'
import { searchFolder } from './search-folder.ts'
import { treeEntry } from './tree-entry.ts'
import type { TreeChildren, TreeContainer, TreeEntry, TreeNode, TreePage, TreeSort } from './tree-node.ts'
import type { TreeParts } from './tree-parts.ts'

const MOST = 1000

type FoldersParts = Pick<TreeParts, 'db' | 'events' | 'library' | 'remember' | 'shown'>

/**
 * Sources and the managed library of each space as their owners see them. Names are those of the disk, letter by letter, so that what was put under a
 * name is found under it; entries are media. What else lies in folders is for doors that show files as such: they ask catalog.folders.
 */
export function createFoldersBranch(parts: FoldersParts): Branch {
  const { db } = parts
  const folders = createFolders(parts)
  const found = async (actor: Actor, id: string): Promise<FoundPlace> => {
    const place = await placeOfId(db, actor, id)
    if (!place) throw new AppError('not-found', 'catalog.folder-no-such')
    return place
  }
  const { roots, listed } = childrenOf(folders, found)
  const at = async (actor: Actor, place: Place, name: string): Promise<TreeNode | undefined> => {
    const held = await folders.at(actor, { ...place, name })
    if (held?.type === 'folder') return containerOf(within({ ...place, name }), name, held.changedAt)
    return held && entryOf(place, held.file)
  }
  const branch: Branch = {
    id: FOLDERS,
    title: 'tree.folders',
    topic: 'folder',
    isThere: async () => true,
    async find(actor, id) {
      const [containerId = '', fileId] = id.split('~')
      if (containerId === FOLDERS) return undefined
      const standing = await placeOfId(db, actor, containerId)
      if (!standing) return undefined
      const { place, rootName, changedAt } = standing
      if (fileId === undefined) return containerOf(place, place.folder === '' ? rootName : spotOf(place).name, changedAt)
      const file = await requireFile(db, actor, fileId).catch(() => undefined)
      return file?.state === 'present' && file.folder === place.folder && file.spaceId === place.spaceId && file.sourceId === place.sourceId ? entryOf(place, file) : undefined
    },
    children: (actor, id, page) => (id === FOLDERS ? roots(actor, page) : listed(actor, id, page)),
    async child(actor, id, name) {
      if (id === FOLDERS) return (await roots(actor, { from: 0, count: MOST })).nodes.find((node) => node.name === name)
      return at(actor, (await found(actor, id)).place, name)
    },
    search: async (actor, id, filter, page) => searchFolder(parts, actor, id === FOLDERS ? undefined : (await found(actor, id)).place, filter, page),
    async remove(actor, id) {
      const node = await branch.find(actor, id)
      if (!node) throw new AppError('not-found', 'catalog.folder-no-such')
      await folders.remove(actor, { ...(await found(actor, node.parentId)).place, name: node.name })
    },
    async make(actor, containerId, name) {
      const place = within({ ...(await found(actor, containerId)).place, name })
      await folders.make(actor, place)
      return containerOf(place, name, new Date())
    },
    async move(actor, id, to) {
      const node = await branch.find(actor, id)
      if (!node) throw new AppError('not-found', 'catalog.folder-no-such')
      const [from, into] = [(await found(actor, node.parentId)).place, (await found(actor, to.containerId)).place]
      await folders.move(actor, { ...from, name: node.name }, { ...into, name: to.name })
      const moved = await at(actor, into, to.name)
      if (!moved) throw new AppError('not-found', 'catalog.folder-no-such')
      return moved
    },
  }
  return branch
}

/** The children of the branch itself, and of a folder. */
function childrenOf(folders: Folders, found: (actor: Actor, id: string) => Promise<FoundPlace>) {
  const roots = async (actor: Actor, { from, count }: TreePage): Promise<TreeChildren> => {
    const all = await folders.roots(actor)
    return { total: all.length, nodes: all.slice(from, from + count).map(({ spaceId, sourceId, name, madeAt }) => containerOf({ spaceId, sourceId, folder: '' }, name, madeAt)) }
  }
  const listed = async (actor: Actor, id: string, { from, count, sort = 'name' }: TreePage): Promise<TreeChildren> => {
    const { place } = await found(actor, id)
    const page = await folders.list(actor, place, { from, count: Math.min(count, MOST), sort: asOnDisk(sort), shown: 'media' })
    const containers = page.folders.map(({ name, changedAt }) => containerOf(within({ ...place, name }), name, changedAt))
    return { total: page.total, nodes: [...containers, ...page.files.flatMap((file) => entryOf(place, file) ?? [])] }
  }
  return { roots, listed }
}

function containerOf(place: Place, name: string, changedAt: Date): TreeContainer {
  const parentId = place.folder === '' ? FOLDERS : folderId({ ...place, folder: spotOf(place).folder })
  return { type: 'container', id: folderId(place), parentId, name, topic: 'folder', changedAt }
}

/** Names here are those of the disk, so titles are too. */
const asOnDisk = (sort: TreeSort): FolderSort => (sort === 'title' ? 'name' : sort === '-title' ? '-name' : sort)

/** Undefined for what is no media. */
const entryOf = (place: Place, { kind, ...file }: HeldFile): TreeEntry | undefined => (kind === null ? undefined : treeEntry(folderId(place), file.name, { ...file, kind, spaceId: place.spaceId }))
