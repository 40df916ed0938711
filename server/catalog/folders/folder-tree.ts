import { and, asc, eq, sql } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { files, sees, sources } from '../../library/index.ts'
import type { Database } from '../../platform/database.ts'

export interface FolderNode {
  /** Last part of the path; '' at the top. */
  name: string
  /** From the top: 'Holidays/Rome'. */
  path: string
  /** Files right in it. */
  count: number
  /** Files in it and below. */
  total: number
  children: FolderNode[]
}

/** The folders of one source, or of what Mantel manages in one space. */
export interface FolderRoot { sourceId: string | null; /** Name of the source; null for what Mantel manages. */ sourceName: string | null; spaceId: string; folder: FolderNode }

/** The folders that hold files to be seen, one tree for each source and each space's own files. */
export async function folderTree(db: Database, actor: Actor): Promise<FolderRoot[]> {
  const rows = await db.select({ spaceId: files.spaceId, sourceId: files.sourceId, sourceName: sql<string | null>`max(${sources.name})`, folder: files.folder, n: sql<number>`count(*)::int` })
    .from(files).leftJoin(sources, eq(sources.id, files.sourceId))
    .where(and(sees(actor), eq(files.state, 'present')))
    .groupBy(files.spaceId, files.sourceId, files.folder).orderBy(asc(files.folder))
  const roots = new Map<string, FolderRoot>()
  for (const { spaceId, sourceId, sourceName, folder, n } of rows) {
    const key = `${spaceId} ${sourceId ?? ''}`
    const root = roots.get(key) ?? { spaceId, sourceId, sourceName, folder: emptyFolder('', '') }
    roots.set(key, root)
    count(root.folder, folder, n)
  }
  const sorted = [...roots.values()].sort((a, b) => Number(a.sourceId !== null) - Number(b.sourceId !== null) || (a.sourceName ?? '').localeCompare(b.sourceName ?? ''))
  for (const { folder } of sorted) sortByName(folder)
  return sorted
}

const emptyFolder = (name: string, path: string): FolderNode => ({ name, path, count: 0, total: 0, children: [] })

function count(top: FolderNode, path: string, n: number): void {
  let node = top
  node.total += n
  for (const name of path === '' ? [] : path.split('/')) {
    let child = node.children.find((each) => each.name === name)
    if (!child) node.children.push((child = emptyFolder(name, node.path === '' ? name : `${node.path}/${name}`)))
    child.total += n
    node = child
  }
  node.count += n
}

const inOrder = new Intl.Collator('und', { numeric: true })

function sortByName(node: FolderNode): void {
  node.children.sort((a, b) => inOrder.compare(a.name, b.name))
  for (const child of node.children) sortByName(child)
}
