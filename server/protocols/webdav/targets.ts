import { createHash } from 'node:crypto'
import type { Actor } from '../../access/index.ts'
import { ROOT, type TreeContainer, type TreeEntry, type TreeNode } from '../../catalog/index.ts'
import type { HeldFile, Spot } from '../../library/index.ts'
import { typeOfName } from './media-types.ts'
import type { DoorParts } from './parts.ts'
import { refusedNote } from './refused-note.ts'
import { subtitlesInFolder, subtitlesInTree } from './subtitles.ts'

/** sha256 of no bytes. */
export const EMPTY = createHash('sha256').digest('hex')

/** A file at an address. */
export interface DavFile {
  type: 'file'; name: string; /** Null for what is no media. */ fileId: string | null; mediaType: string; size: number; sha256: string; addedAt: Date; changedAt: Date
  /** Of which file, where it is subtitles that stand here without having been put here; own: a person put them beside the file in Folders. */
  subtitles?: { fileId: string; own: boolean }
  /** It tells what could not be taken in. */
  isNote?: true
}
/** A collection at an address. */
export interface DavFolder { type: 'folder'; name: string; changedAt: Date }
export type Resource = DavFile | DavFolder

/** An address with what stands there and where it belongs. */
export interface Target {
  segments: string[]
  /** What locks and properties hang on: within Folders the place itself, the same for all who see it; elsewhere the address of this very person. */
  key: string
  resource: Resource | undefined
  /** Below a root of Folders: where it lies. '' as folder and name for the root itself. */
  spot?: Spot
  /** In other branches: the node that stands there, and the container around it. */
  node?: TreeNode
  parentNode?: TreeContainer
}

type TargetParts = Pick<DoorParts, 'ingest' | 'catalog' | 'pending' | 'foldersBranch'>

/** What an address means to this actor. Names are compared letter by letter. */
export async function targetAt({ catalog, ingest, pending, foldersBranch }: TargetParts, actor: Actor, segments: string[]): Promise<Target> {
  const [first, second, ...rest] = segments
  const personal = personalKey(actor, segments)
  if (first === undefined) return { segments, key: personal, resource: { type: 'folder', name: '', changedAt: new Date(0) } }
  const folders = await foldersBranch(actor)
  if (folders?.name !== first) return walk({ catalog, ingest, pending }, actor, segments, personal)
  if (second === undefined) return { segments, key: personal, node: folders, resource: folderOf(folders) }
  const root = await catalog.folders.root(actor, second)
  if (!root) return { segments, key: personal, resource: undefined }
  const { spaceId, sourceId } = root
  const key = placeKey(root, rest)
  if (rest.length === 0) return { segments, key, spot: { spaceId, sourceId, folder: '', name: '' }, resource: { type: 'folder', name: root.name, changedAt: await catalog.folders.changedAt(actor, { spaceId, sourceId, folder: '' }) ?? root.madeAt } }
  const spot: Spot = { spaceId, sourceId, folder: rest.slice(0, -1).join('/'), name: rest.at(-1) ?? '' }
  const held = await catalog.folders.at(actor, spot)
  const resource: Resource | undefined = held?.type === 'folder' ? { type: 'folder', name: spot.name, changedAt: held.changedAt } : held ? davFile(held.file) : await subtitlesInFolder({ catalog }, actor, spot)
  return { segments, key, spot, resource }
}

/** The key of what an address means, without a look at what stands there. */
export async function keyAt({ catalog, foldersBranch }: TargetParts, actor: Actor, segments: string[]): Promise<string> {
  const [first, second, ...rest] = segments
  const root = second !== undefined && (await foldersBranch(actor))?.name === first ? await catalog.folders.root(actor, second) : undefined
  return root ? placeKey(root, rest) : personalKey(actor, segments)
}

const personalKey = ({ userId }: Actor, segments: string[]): string => `t/${userId}/${segments.join('/')}`
const placeKey = ({ spaceId, sourceId }: { spaceId: string; sourceId: string | null }, names: string[]): string => ['f', sourceId ?? spaceId, ...names].join('/')

/** Steps down the other branches name by name. */
async function walk(parts: Omit<TargetParts, 'foldersBranch'>, actor: Actor, segments: string[], key: string): Promise<Target> {
  const { tree } = parts.catalog
  let node = await tree.child(actor, ROOT, segments[0] ?? '')
  let parentNode: TreeContainer | undefined
  for (const [at, name] of segments.entries()) {
    if (at === 0) continue
    if (node?.type !== 'container') return { segments, key, resource: undefined }
    parentNode = node
    node = await tree.child(actor, node.id, name)
    if (!node && at < segments.length - 1) return { segments, key, resource: undefined }
  }
  const resource = node ? resourceOf(node) : parentNode && await unlisted(parts, actor, { parentNode, key, name: segments.at(-1) ?? '' })
  return { segments, key, resource, ...(node && { node }), ...(parentNode && { parentNode }) }
}

/** What stands in a container without being a node of the tree: a file that is only begun, subtitles, and what could not be taken in. */
async function unlisted({ catalog, ingest, pending }: Omit<TargetParts, 'foldersBranch'>, actor: Actor, { parentNode, key, name }: { parentNode: TreeContainer; key: string; name: string }): Promise<Resource | undefined> {
  if (pending.has(key)) return emptyFile(name)
  const note = await refusedNote({ catalog, ingest }, actor, parentNode.id)
  return note?.file.name === name ? note.file : subtitlesInTree({ catalog }, actor, parentNode.id, name)
}

export const resourceOf = (node: TreeNode): Resource => (node.type === 'container' ? folderOf(node) : entryOf(node))
const emptyFile = (name: string): DavFile => ({ type: 'file', name, fileId: null, mediaType: typeOfName(name), size: 0, sha256: EMPTY, addedAt: new Date(0), changedAt: new Date(0) })
const folderOf = ({ name, changedAt }: TreeNode): DavFolder => ({ type: 'folder', name, changedAt })
const entryOf = ({ name, fileId, mediaType, size, sha256, addedAt, changedAt }: TreeEntry): DavFile => ({ type: 'file', name, fileId, mediaType, size, sha256, addedAt, changedAt })
export const davFile = ({ id, name, kind, mediaType, size, sha256, addedAt, changedAt }: HeldFile): DavFile => ({ type: 'file', name, fileId: kind === null ? null : id, mediaType, size, sha256, addedAt, changedAt })

/** Strong: the bytes and nothing else (RFC 9110 section 8.8.3); the whole hash in letters that take the least room, since clients repeat it in headers of a fixed length. */
export const etagOf = ({ sha256 }: { sha256: string }): string => `"${Buffer.from(sha256, 'hex').toString('base64url')}"`

/** The address around one; undefined for the top. */
export const parentOf = (segments: readonly string[]): string[] | undefined => (segments.length === 0 ? undefined : segments.slice(0, -1))
/** The key around one. */
export const parentKey = (key: string): string => key.slice(0, key.lastIndexOf('/'))
