import { and, eq, sql, type SQL } from 'drizzle-orm'
import { spacesOf, type Actor } from '../../access/index.ts'
import { colorNames } from '../../analysis/index.ts'
import { files } from '../../library/index.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { searchDocuments } from '../schema.ts'
import { inSpaces } from '../timeline/in-spaces.ts'
import { newestFirst, type ScopeQuery } from '../timeline/scope.ts'
import { compileQuery, type Spellings } from './compile.ts'
import { parseQuery } from './parse.ts'
import { nodesOf, type ParsedQuery } from './query.ts'
import { mendSpelling } from './spelling.ts'

/** With so many found, the order by how well they fit says nothing any more: the newest come first. */
const MOST_RANKED = 2000
/** With fewer found than this, typos are thought of. */
const FEW = 5

export interface SearchQuery extends ScopeQuery {
  parsed: ParsedQuery
  total: number
  /** What was looked for besides what was typed, by the folded word. */
  spellings: Spellings
}

/** A search as a list: understood, its typos mended, counted, and put in order. */
export async function searchScope({ db, clock }: Pick<CatalogParts, 'db' | 'clock'>, actor: Actor, text: string, { typing = false } = {}): Promise<SearchQuery> {
  const parsed = parseQuery(text, { now: clock.now(), colors: colorNames, typing })
  const place = { userId: actor.userId, spaceIds: spacesOf(actor) }
  // where nothing of what was typed is understood, nothing is found: the whole library would be no answer
  const understood = parsed.root !== null || parsed.problems.length === 0
  const compile = (spellings?: Spellings) => {
    const { where, ranking } = compileQuery(parsed.root, { ...place, spellings })
    return { where: and(inSpaces(files.spaceId, place.spaceIds), stateSql(parsed), understood ? where : sql`false`) ?? where, ranking }
  }
  const count = async (where: SQL) => (await db.select({ n: sql<number>`count(*)::int` }).from(files).where(where))[0]?.n ?? 0
  let query = compile()
  let total = await count(query.where)
  const spellings = total < FEW ? await mendSpelling(db, place.spaceIds, parsed.root) : new Map<string, string[]>()
  const typed = query.ranking
  if (spellings.size > 0) {
    query = compile(spellings)
    total = await count(query.where)
  }
  const order = query.ranking === null || total > MOST_RANKED ? newestFirst : { ...newestFirst, keys: [{ by: rankSql(typed ?? query.ranking, query.ranking), type: 'real' as const }, ...newestFirst.keys] }
  return { where: query.where, order, parsed, total, spellings }
}

/** Lists show what is there; asking for the trash or for what is missing opens those doors. */
function stateSql({ root }: ParsedQuery): SQL | undefined {
  const asked = [...nodesOf(root)].some((node) => node.type === 'filter' && node.condition.field === 'is' && node.condition.values.some((state) => state === 'trashed' || state === 'missing'))
  return asked ? undefined : eq(files.state, 'present')
}

// ts_rank takes the weights from D to A: text in the picture, descriptions, places and people, names and tags
const WEIGHTS = '{0.1, 0.2, 0.4, 1}'

/** How well a file fits: what was typed counts full, what it may have been meant as a tenth. */
const rankSql = (typed: string, meant: string): SQL =>
  sql`(select (ts_rank(${WEIGHTS}::real[], ${searchDocuments.words}, ${typed}::tsquery) + 0.1 * ts_rank(${WEIGHTS}::real[], ${searchDocuments.words}, ${meant}::tsquery))::real from ${searchDocuments} where ${searchDocuments.fileId} = ${files.id})`
