import { sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { files } from '../../library/index.ts'
import { searchDocuments } from '../schema.ts'
import { nodesOf, seenStates, type QueryNode } from './query.ts'

/** The table that a question walks over: documents where words are looked for, files where only their facts are. */
export type Base = 'files' | 'documents'

interface BaseColumns { table: typeof files | typeof searchDocuments; id: PgColumn; spaceId: PgColumn; kind: PgColumn; state: PgColumn; takenLocal: PgColumn }

/** The columns that both tables have. */
export const columnsOf: Record<Base, BaseColumns> = {
  files: { table: files, id: files.id, spaceId: files.spaceId, kind: files.kind, state: files.state, takenLocal: files.takenLocal },
  documents: { table: searchDocuments, id: searchDocuments.fileId, spaceId: searchDocuments.spaceId, kind: searchDocuments.kind, state: searchDocuments.state, takenLocal: searchDocuments.takenLocal },
}

/** Where a condition is asked. Nested: below a not or an or, where an index is used only by a question of its own. */
export interface Asking { base: Base; nested: boolean }

/** A condition on documents, over whichever table. */
export const inDocument = (condition: SQL, { base, nested }: Asking): SQL =>
  base === 'documents' && !nested ? condition : sql`${columnsOf[base].id} in (select ${searchDocuments.fileId} from ${searchDocuments} where ${condition})`

/** A condition on files, over whichever table. */
export const onFile = (condition: SQL, { base }: Asking): SQL => (base === 'files' ? condition : sql`${searchDocuments.fileId} in (select ${files.id} from ${files} where ${condition})`)

const ofFiles: ReadonlySet<string> = new Set(['kind', 'date', 'size', 'width', 'height', 'type', 'tag', 'is', 'person', 'speaker'])

/** The table that answers a query with the least work. */
export const baseFor = (root: QueryNode | null): Base => ([...nodesOf(root)].some(asksDocuments) ? 'documents' : 'files')

function asksDocuments(node: QueryNode): boolean {
  if (node.type !== 'filter') return node.type === 'word' || node.type === 'phrase'
  const { condition } = node
  return !ofFiles.has(condition.field) || (condition.field === 'is' && condition.values.some((state) => state === 'located' || seenStates.has(state)))
}
