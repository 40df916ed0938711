import { createHash } from 'node:crypto'
import type { Place } from '../../library/index.ts'

/** Of the branch itself. */
export const FOLDERS = 'folders'
/** Longest path that stands in an id as it is; a longer one is found by its hash. */
const LONGEST = 160

/** 'folders', its root (s and a space's id, or r and a source's), and the folder in base64url or, where that is too long, '.' and its hash: the same after restarts, since it is nothing but the place. */
export function folderId({ spaceId, sourceId, folder }: Place): string {
  const root = `${FOLDERS}.${sourceId === null ? `s${spaceId}` : `r${sourceId}`}`
  if (folder === '') return root
  const plain = Buffer.from(folder).toString('base64url')
  return `${root}.${plain.length <= LONGEST - root.length ? plain : `.${hashOf(folder)}`}`
}

/** What an id says; a folder by its hash has to be looked for. */
export function readFolderId(id: string): { rootId: string; isSource: boolean; folder: string; hash?: string } | undefined {
  const read = /^folders\.([sr])([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\.([\w-]+|\.[0-9a-f]{40}))?$/.exec(id)
  if (!read) return undefined
  const [, kind, rootId = '', tail = ''] = read
  const found = { rootId, isSource: kind === 'r', folder: '' }
  return tail.startsWith('.') ? { ...found, hash: tail.slice(1) } : { ...found, folder: Buffer.from(tail, 'base64url').toString() }
}

export const hashOf = (folder: string): string => createHash('sha256').update(folder).digest('hex').slice(0, 40)
