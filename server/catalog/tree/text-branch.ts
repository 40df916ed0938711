import { sql } from 'drizzle-orm'
import { files } from '../../library/index.ts'
import { searchDocuments } from '../schema.ts'
import { anyFile } from './any-file.ts'
import type { Branch } from './branch.ts'
import { createShelfBranch } from './shelf-branch.ts'
import { shelfOfTime } from './split-by-time.ts'
import { ROOT } from './tree-node.ts'
import type { TreeParts } from './tree-parts.ts'

/** From so many bytes on there is something to read; search_documents_much_text_idx holds those. */
const where = sql`${files.id} in (select ${searchDocuments.fileId} from ${searchDocuments} where octet_length(${searchDocuments.text}) >= 300)`

/** Pictures in which there is much to read (letters, receipts, screenshots), by month. */
export const createTextBranch = (parts: TreeParts): Branch => createShelfBranch(parts, {
  id: 'text', title: 'tree.text', topic: 'text',
  isThere: (actor) => anyFile(parts, actor, where),
  shelf: (actor, id) => shelfOfTime(parts, actor, { id: 'text', parentId: ROOT, where, years: 'always', months: 'always' }, id.slice('text.'.length)),
})
