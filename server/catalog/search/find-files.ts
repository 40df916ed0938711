import { inArray, sql, type SQL } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { files } from '../../library/index.ts'
import type { Database } from '../../platform/database.ts'
import { searchDocuments } from '../schema.ts'
import { selectItems, type Item } from '../timeline/item.ts'
import { newestFirst } from '../timeline/scope.ts'
import { chipsOf, type Chip } from './print-query.ts'
import { nodesOf, type ParsedQuery, type Problem } from './query.ts'
import { indexedFacts } from './read-facts.ts'
import { overFiles, understand, type SearchParts, type SearchQuery } from './search-scope.ts'
import { whyFound, type Why } from './why.ts'

export interface SearchRequest { query: string; offset?: number; limit?: number; /** The last word may go on. */ typing?: boolean }
export interface FoundItem extends Item { why: Why[]; /** The second at which what was looked for is said, where it was found there. */ at: number | null }
export interface Found {
  /** The text as it was searched. */
  query: string
  chips: Chip[]
  problems: Problem[]
  /** As far as was counted. */
  total: number
  /** There are more than `total`. */
  isMore: boolean
  items: FoundItem[]
  /** Where little was found: words that were looked for besides those typed. */
  meant: { typed: string; words: string[] }[]
}

const PAGE = 60, MOST = 500

/** Searches the actor's spaces; what is wrong with the text is told, never thrown. */
export async function findFiles(parts: SearchParts, actor: Actor, { query, offset = 0, limit = PAGE, typing = false }: SearchRequest): Promise<Found> {
  const page = { offset: Math.max(0, Math.trunc(offset)), limit: Math.max(0, Math.min(MOST, Math.trunc(limit))) }
  const understood = await understand(parts, actor, query, { typing, page })
  const { parsed, total, isMore, spellings } = understood
  const items = isMore || total > page.offset ? await pageOf(parts.db, actor, understood, page) : []
  const facts = parsed.root ? await indexedFacts(parts.db, parts, items.map(({ id }) => id), { said: mayBeSaid(parsed) }) : new Map<string, never>()
  const why = (id: string): Why[] => {
    const known = facts.get(id)
    return known ? whyFound(parsed.root, spellings, known) : []
  }
  return {
    query: parsed.text, chips: chipsOf(parsed), problems: parsed.problems, total, isMore, items: items.map((item) => withWhy(item, why(item.id))),
    meant: [...spellings].map(([typed, words]) => ({ typed, words: [...words] })),
  }
}

const withWhy = (item: Item, why: Why[]): FoundItem => ({ ...item, why, at: why.find(({ at }) => at !== undefined)?.at ?? null })

/** Whether what is said needs to be read to tell why something was found: it may be long. */
const mayBeSaid = ({ root }: ParsedQuery): boolean => [...nodesOf(root)].some((node) => node.type === 'word' || node.type === 'phrase' || (node.type === 'filter' && node.condition.field === 'said'))

/** Best first where that can be told, else newest first; files are read only for the page that is shown. */
async function pageOf(db: Database, actor: Actor, query: SearchQuery, page: { offset: number; limit: number }): Promise<Item[]> {
  const { where, rank, newest, isMore } = query
  // so many were found that walking from the newest soon meets a page of them
  if (isMore) return selectItems(db, actor, overFiles(query, actor), newestFirst, page)
  const ids = rank ? await best(db, where, rank, page) : newest
  const items = await selectItems(db, actor, inArray(files.id, ids), newestFirst, { offset: 0, limit: page.limit })
  const byId = new Map(items.map((item) => [item.id, item]))
  return ids.map((id) => byId.get(id)).filter((item) => item !== undefined)
}

async function best(db: Database, where: SQL, rank: SQL, { offset, limit }: { offset: number; limit: number }): Promise<string[]> {
  const rows = await db.select({ id: searchDocuments.fileId }).from(searchDocuments).where(where)
    .orderBy(sql`${rank} desc`, sql`${searchDocuments.takenLocal} desc`, sql`${searchDocuments.fileId} desc`).limit(limit).offset(offset)
  return rows.map(({ id }) => id)
}
