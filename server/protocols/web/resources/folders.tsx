import { Hono } from 'hono'
import { defaultSpace, type Actor } from '../../../access/index.ts'
import type { FolderNode, FolderRoot } from '../../../catalog/index.ts'
import { AppError } from '../../../platform/errors.ts'
import { FolderPage, type FolderCard } from '../../../../views/folders/show.tsx'
import { folderHref, folderOfPath, pathOfFolder, type FolderPlaceInLibrary } from '../files/folder-path.ts'
import { tilesOf } from '../files/tile-of.ts'
import { pagingOf } from '../paging.ts'
import type { ResourceParts } from '../rooms.ts'
import { actorOf, type Door, type DoorContext } from '../visit.ts'
import { mayEdit } from './may-edit.ts'

/** Cards that get pictures; beyond them a page would ask too much. */
const PICTURED = 60
const PICTURES = 3

/** The tree as it lies on the disk, and what Mantel manages beside it. */
export function foldersResource({ catalog, renditions, answers }: ResourceParts) {
  const show = async (c: DoorContext, path: string) => {
    const actor = actorOf(c)
    const place = folderOfPath(path, actor)
    const roots = await catalog.folders.tree(actor)
    const root = rootOf(roots, place, actor)
    const here = nodeAt(root?.folder, place.folder)
    if (!here && path !== '') throw new AppError('not-found', 'web.no-such-page')
    const paging = pagingOf(c)
    const { items, total } = await catalog.timeline.list(actor, { list: 'folder', ...place }, paging)
    const inside = (here?.children ?? []).map((node) => ({ node, at: { ...place, folder: node.path }, name: node.name, source: path === '' ? 'managed' as const : undefined }))
    const beside = path === '' ? otherRoots(roots, actor) : []
    const folders = await Promise.all([...inside, ...beside].map(async ({ node, at, name, source }, index): Promise<FolderCard> => ({
      name, href: folderHref(pathOfFolder(at, actor)), count: node.total, thumbs: index < PICTURED ? await pictures(actor, at, node) : [], ...(source && { source }),
    })))
    const tiles = await tilesOf(renditions, items)
    const crumbs = crumbsOf(place, root, actor)
    return answers.page(c, (frame) => <FolderPage frame={frame} path={path} crumbs={crumbs} folders={folders} tiles={tiles} total={total} {...paging.links(total)} canEdit={mayEdit(actor)} />)
  }
  /** A few pictures of a folder, of one below it where it holds none itself. */
  const pictures = async (actor: Actor, at: FolderPlaceInLibrary, node: FolderNode): Promise<string[]> => {
    const holding = firstWithFiles(node)
    if (!holding) return []
    const { items } = await catalog.timeline.list(actor, { list: 'folder', ...at, folder: holding.path }, { offset: 0, limit: PICTURES })
    return (await tilesOf(renditions, items)).flatMap(({ thumb, sensitive }) => (thumb === null || sensitive ? [] : [thumb]))
  }
  return new Hono<Door>()
    .get('/folders', (c) => show(c, ''))
    .get('/folders/:path{.+}', (c) => show(c, c.req.param('path')))
}

const rootOf = (roots: readonly FolderRoot[], { sourceId, spaceId }: FolderPlaceInLibrary, actor: Actor): FolderRoot | undefined =>
  roots.find((root) => root.sourceId === sourceId && (sourceId !== null || root.spaceId === (spaceId ?? defaultSpace(actor))))

/** Sources, and what is managed in other spaces: cards of the top. */
function otherRoots(roots: readonly FolderRoot[], actor: Actor) {
  return roots.filter((root) => root.sourceId !== null || root.spaceId !== defaultSpace(actor)).map(({ sourceId, sourceName, spaceId, folder }) => ({
    node: folder, at: { sourceId, spaceId, folder: '' }, name: sourceName ?? actor.spaces.find((space) => space.id === spaceId)?.name ?? '', source: sourceId === null ? 'managed' as const : 'source' as const,
  }))
}

function nodeAt(top: FolderNode | undefined, folder: string): FolderNode | undefined {
  if (folder === '') return top
  return folder.split('/').reduce<FolderNode | undefined>((node, name) => node?.children.find((child) => child.name === name), top)
}

function firstWithFiles(node: FolderNode): FolderNode | undefined {
  if (node.count > 0) return node
  for (const child of node.children) {
    const found = firstWithFiles(child)
    if (found) return found
  }
  return undefined
}

function crumbsOf(place: FolderPlaceInLibrary, root: FolderRoot | undefined, actor: Actor): { name: string; href: string }[] {
  const top = otherRoots(root ? [root] : [], actor)[0]
  const names = place.folder === '' ? [] : place.folder.split('/')
  const below = names.map((name, at) => ({ name, href: folderHref(pathOfFolder({ ...place, folder: names.slice(0, at + 1).join('/') }, actor)) }))
  return top ? [{ name: top.name, href: folderHref(pathOfFolder(top.at, actor)) }, ...below] : below
}
