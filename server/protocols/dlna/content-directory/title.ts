import type { TreeNode } from '../../../catalog/index.ts'

/** What people read: the title that music has, else the name, of files without its ending unless the device cuts that off itself. */
export function titleOf(node: TreeNode, withEnding = false): string {
  if (node.type === 'container') return node.name
  const title = node.music?.title || node.name.replace(/(?<=.)\.[A-Za-z0-9]{1,8}$/, '')
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(node.name)?.[0] ?? ''
  return withEnding && title.includes('.') ? `${title}${ending}` : title
}
