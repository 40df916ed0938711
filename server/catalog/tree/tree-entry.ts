import { factsOf, type FileFacts } from '../../library/index.ts'
import type { TreeEntry } from './tree-node.ts'

/** A file as it stands in a container under a name; the words of music are a sound's alone. */
export function treeEntry(parentId: string, name: string, file: FileFacts & Pick<TreeEntry, 'spaceId' | 'kind'> & { id: string }, music?: TreeEntry['music'] | null): TreeEntry {
  const { id, spaceId, kind } = file
  return { type: 'entry', id: `${parentId}~${id}`, parentId, name, fileId: id, spaceId, kind, ...factsOf(file), ...(kind === 'audio' && music && { music }) }
}
