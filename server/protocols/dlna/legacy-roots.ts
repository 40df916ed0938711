import type { TreeEntry, TreeNode } from '../../catalog/index.ts'
import { ROOT } from '../../catalog/index.ts'

type Kind = TreeEntry['kind']

/** A root that every device knows by heart, and which branch of the tree stands behind it. */
export interface LegacyRoot {
  /** Begins with '$', as no id of the tree does. */
  id: string
  branch: string
  kind: Kind
  /** The branch holds other kinds too, which are left out below this root. */
  filters: boolean
  title: 'tree.videos' | 'tree.music' | 'tree.pictures'
}

/** Video, Music, Pictures: what devices show first, and people look for. */
export const legacyRoots: readonly LegacyRoot[] = [
  { id: '$video', branch: 'videos', kind: 'video', filters: false, title: 'tree.videos' },
  { id: '$music', branch: 'music', kind: 'audio', filters: false, title: 'tree.music' },
  { id: '$pictures', branch: 'date', kind: 'image', filters: true, title: 'tree.pictures' },
]

/** A node as devices see it; below a legacy root its id is another, and refId says whose double it is. */
export type Shown = TreeNode & { refId?: string }

/** The place in the tree that an id of ours stands for; undefined for what cannot be one (security rule 11: nothing else reaches a query). */
export function placeOf(id: string): { treeId: string; legacy?: LegacyRoot } | undefined {
  const legacy = legacyRoots.find((root) => id === root.id || id.startsWith(`${root.id}=`))
  const treeId = legacy === undefined ? id : id === legacy.id ? legacy.branch : id.slice(legacy.id.length + 1)
  return /^[A-Za-z0-9._~-]{1,300}$/.test(treeId) && (!legacy || treeId === legacy.branch || treeId.startsWith(`${legacy.branch}.`) || treeId.startsWith(`${legacy.branch}~`)) ? { treeId, legacy } : undefined
}

/** The node as it stands below a legacy root, or as it is. */
export function belowLegacy(node: TreeNode, legacy: LegacyRoot | undefined, title: string): Shown {
  if (!legacy) return node
  if (node.id === legacy.branch) return { ...node, id: legacy.id, parentId: ROOT, name: title }
  const id = (treeId: string): string => (treeId === legacy.branch ? legacy.id : `${legacy.id}=${treeId}`)
  return { ...node, id: id(node.id), parentId: id(node.parentId), ...(node.type === 'entry' && { refId: node.id }) }
}
