import type { Actor } from '../../access/index.ts'
import type { FileFacts, FolderSort } from '../../library/index.ts'

/** What a container is about; doors make their own classes of it. */
export type ContainerTopic = 'folder' | 'date' | 'person' | 'place' | 'tag' | 'scene' | 'thing' | 'text' | 'album' | 'artist' | 'genre' | 'tempo' | 'videos' | 'list'

/** A folder of the tree. */
export interface TreeContainer {
  type: 'container'
  /** Letters, digits and . _ - only, 200 at most; the same after restarts and rescans. */
  id: string
  parentId: string
  /** Safe as a file's name on every system (no / \ : * ? " < > |, no control characters, no dot or space at its end), unique among its siblings without regard to case. */
  name: string
  topic: ContainerTopic
  /** Of the latest change that is known, else of the start. */
  changedAt: Date
  /** A file whose picture stands for it, where there is one. */
  coverFileId?: string
}

/** A file at one place of the tree; the same file may stand at many. */
export interface TreeEntry extends FileFacts {
  type: 'entry'
  /** Of its container, '~' and the file's id. */
  id: string
  parentId: string
  /** As of a container; with the ending that its media type has. */
  name: string
  fileId: string
  spaceId: string
  kind: 'image' | 'audio' | 'video'
  /** Music's own words, where the file has them. */
  music?: { title: string | null; artist: string | null; album: string | null; genre: string | null; track: number | null }
}

export type TreeNode = TreeContainer | TreeEntry

/** Containers come first, then entries; both in this order. */
export type TreeSort = FolderSort | 'title' | '-title'

export interface TreePage { from: number; /** 1000 at most. */ count: number; sort?: TreeSort }

export interface TreeChildren { /** Of all children that the actor may see. */ total: number; nodes: TreeNode[] }

/** Which files below a container are wanted: all of it together. Text is contained without regard to case. */
export interface TreeFilter { kinds?: readonly TreeEntry['kind'][]; title?: string; artist?: string; album?: string; genre?: string }

export const ROOT = '0'

/**
 * The organized library as one tree, the same for every door; each question obeys the actor's permissions, counts included.
 * Errors: AppError 'not-found' catalog.tree-no-such; 'forbidden' catalog.tree-cannot for what a branch cannot mean, with the branch's name.
 */
export interface Tree {
  find(actor: Actor, id: string): Promise<TreeNode>
  children(actor: Actor, id: string, page: TreePage): Promise<TreeChildren>
  /** The child of exactly that name; undefined where there is none. */
  child(actor: Actor, id: string, name: string): Promise<TreeNode | undefined>
  /** Entries below a container, however deep, each file once. */
  search(actor: Actor, id: string, filter: TreeFilter, page: TreePage): Promise<TreeChildren>
  /** Rises with every change that may show in the tree; never falls, also not over a restart. */
  updateId(): Promise<number>
  /** Asks several questions of the tree as it stands at one moment; it is looked for changes once for all of them. */
  look<Value>(ask: () => Promise<Value>): Promise<Value>
  /** Gives files the meaning of a container: Tags tags them, People says who it is. With no files it only refuses where that could not be. */
  place(actor: Actor, containerId: string, fileIds: readonly string[]): Promise<void>
  /** Takes a node's meaning away: the tag goes, the file stays; in Folders the file goes to the trash. */
  remove(actor: Actor, id: string): Promise<void>
  /** Makes a container: a tag, a person, a folder. */
  make(actor: Actor, containerId: string, name: string): Promise<TreeContainer>
  /** Gives a node another name or place within its branch; from one branch into another only place() and remove() mean something. */
  move(actor: Actor, id: string, to: { containerId: string; name: string }): Promise<TreeNode>
}
