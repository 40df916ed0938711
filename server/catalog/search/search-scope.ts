import { and, eq, or, sql, type SQL } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { colorNames } from '../../analysis/index.ts'
import { files, sees } from '../../library/index.ts'
import type { Database } from '../../platform/database.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { searchDocuments } from '../schema.ts'
import { newestFirst, type ScopeQuery } from '../timeline/scope.ts'
import type { NearFile } from '../vectors/find-near.ts'
import { baseFor, columnsOf, type Base } from './base.ts'
import { compileQuery } from './compile.ts'
import { parseQuery } from './parse.ts'
import { nodesOf, type ParsedQuery, type QueryNode } from './query.ts'
import { likesOf, lookRank, meaningOf, type LookFinder } from './search-looks.ts'
import { peopleAskedFor } from './person-filter.ts'
import { mendSpelling } from './spelling.ts'
import { rankingOf, type Spellings } from './words-query.ts'

/** With so many found, the order by how well they fit says nothing any more: the newest come first. */
const MOST_RANKED = 2000
/** As far as is counted: looking at each of a million files for a number that nobody reads would make every one wait. */
export const MOST_COUNTED = 5000
/** With fewer found than this, typos are thought of. */
const FEW = 5

export interface SearchPage { offset: number; limit: number }

export interface SearchQuery {
  parsed: ParsedQuery
  base: Base
  /** Over the base, what the actor may see included. */
  where: SQL
  /** At most MOST_COUNTED. */
  total: number
  /** There are more than were counted. */
  isMore: boolean
  /** Ids of the page that was asked for, newest first, where they came with the count. */
  newest: string[]
  /** How well a file fits, in terms of the table of documents; null where the newest come first. */
  rank: SQL | null
  /** What was looked for besides what was typed, by the folded word. */
  spellings: Spellings
}

/** What a search needs; without a finder of looks nothing is found by its look or meaning. */
export type SearchParts = Pick<CatalogParts, 'db' | 'clock' | 'labelWords'> & { looks?: LookFinder }

/** A search understood, its typos mended, and counted. */
export async function understand({ db, clock, labelWords, looks: finder }: SearchParts, actor: Actor, text: string, { typing = false, page = { offset: 0, limit: 0 } }: { typing?: boolean; page?: SearchPage } = {}): Promise<SearchQuery> {
  const people = await peopleAskedFor(db, actor, text)
  const parsed = parseQuery(text, { now: clock.now(), colors: colorNames, labels: labelWords, people, typing })
  const base = baseFor(parsed.root)
  // where nothing of what was typed is understood, nothing is found: the whole library would be no answer
  const understood = parsed.root !== null || parsed.problems.length === 0
  const among = (root: QueryNode | null): SQL => and(stateSql(parsed, 'files'), compileQuery(root, { actor, base: 'files' })) ?? sql`true`
  const looks = await likesOf(finder, actor, parsed.root, among)
  parsed.problems.push(...looks.problems)
  const meaning = typing || looks.likes.size > 0 ? undefined : await meaningOf(finder, actor, parsed.root, among)
  const alike = meaning?.alike ?? looks.scores
  const compile = (spellings?: Spellings): SQL => {
    const asked = understood ? compileQuery(parsed.root, { actor, base, spellings, likes: looks.likes }) : sql`false`
    const isMeant = meaning?.alike.length ? sql`${columnsOf[base].id} = any(${sql.param(meaning.alike.map(({ fileId }) => fileId))}::uuid[])` : undefined
    return and(sees(actor, columnsOf[base]), stateSql(parsed, base), isMeant ? or(asked, isMeant) : asked) ?? asked
  }
  let where = compile()
  let counted = await countAndPage(db, base, where, page)
  const spellings = counted.total < FEW ? await mendSpelling(db, actor, parsed.root) : new Map<string, string[]>()
  if (spellings.size > 0) {
    where = compile(spellings)
    counted = await countAndPage(db, base, where, page)
  }
  const [typed, meant] = [rankingOf(parsed.root), rankingOf(parsed.root, spellings)]
  const words = typed !== null && meant !== null ? rankSql(typed, meant) : null
  const isRanked = !counted.isMore && counted.total <= MOST_RANKED
  return { parsed, base, where, ...counted, spellings, rank: isRanked ? rankBy(words, alike) : null }
}

/** How many there are, and the newest of them where not all were counted anyway; what is found is read once for both, since reading it is what costs. */
async function countAndPage(db: Database, base: Base, where: SQL, { offset, limit }: SearchPage): Promise<Pick<SearchQuery, 'total' | 'isMore' | 'newest'>> {
  const { table, id, takenLocal } = columnsOf[base]
  const rows = await db.execute<{ n: number; id: string | null }>(sql`
    with found as materialized (select ${id} as id, ${takenLocal} as taken from ${table} where ${where} limit ${MOST_COUNTED + 1}),
    counted as (select count(*)::int as n from found)
    select counted.n, newest.id from counted left join lateral (select id, taken from found where counted.n <= ${MOST_COUNTED} order by taken desc, id desc limit ${limit} offset ${offset}) newest on true
    order by newest.taken desc, newest.id desc`)
  const n = rows[0]?.n ?? 0
  return { total: Math.min(n, MOST_COUNTED), isMore: n > MOST_COUNTED, newest: rows.flatMap((row) => row.id ?? []) }
}

/** A search as a list over files, to be walked through. */
export async function searchScope(parts: SearchParts, actor: Actor, text: string): Promise<ScopeQuery> {
  const query = await understand(parts, actor, text)
  const { rank } = query
  const over = overFiles(query, actor)
  if (rank === null) return { where: over, order: newestFirst }
  const ranked = sql`(select ${rank} from ${searchDocuments} where ${searchDocuments.fileId} = ${files.id})`
  return { where: over, order: { ...newestFirst, keys: [{ by: ranked, type: 'real' }, ...newestFirst.keys] } }
}

/** What was found as a condition on files, which can be walked newest first without reading all that was found. */
export function overFiles({ parsed, base, where }: Pick<SearchQuery, 'parsed' | 'base' | 'where'>, actor: Actor): SQL {
  if (base === 'files') return where
  const found = sql`${files.id} in (select ${searchDocuments.fileId} from ${searchDocuments} where ${where})`
  return and(sees(actor), stateSql(parsed, 'files'), found) ?? found
}

/** Lists show what is there; asking for the trash or for what is missing opens those doors. */
function stateSql({ root }: ParsedQuery, base: Base): SQL | undefined {
  const asked = [...nodesOf(root)].some((node) => node.type === 'filter' && node.condition.field === 'is' && node.condition.values.some((state) => state === 'trashed' || state === 'missing'))
  return asked ? undefined : eq(columnsOf[base].state, 'present')
}

// ts_rank takes the weights from D to A: text in the picture, descriptions, places and people, names and tags
const WEIGHTS = '{0.1, 0.2, 0.4, 1}'

/** What is alike comes after what holds the words, however little of them. */
const LOOK_WEIGHT = 0.05

/** By words, by look, or first by words and then by look; in terms of the table of documents. */
function rankBy(words: SQL | null, alike: readonly NearFile[]): SQL | null {
  if (alike.length === 0) return words
  return words === null ? lookRank(alike) : sql`(${words} + ${LOOK_WEIGHT} * ${lookRank(alike)})::real`
}

/** What was typed counts full, what it may have been meant as a tenth. */
function rankSql(typed: string, meant: string): SQL {
  const rank = (query: string): SQL => sql`ts_rank(${WEIGHTS}::real[], ${searchDocuments.words}, ${query}::tsquery)`
  return typed === meant ? rank(typed) : sql`(${rank(typed)} + 0.1 * ${rank(meant)})::real`
}
