import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import type { Database } from '../../platform/database.ts'
import { searchWords } from '../schema.ts'
import { seesWord } from '../sight/sees-beside.ts'
import { holding } from './like-pattern.ts'
import { positiveWords, type Spellings } from './words-query.ts'
import { foldText } from './fold-text.ts'
import { runsOf } from './lexemes.ts'
import { editDistance, forgiven } from './nearest.ts'
import type { QueryNode } from './query.ts'

const MOST_WORDS = 6, MOST_MEANT = 8
/** Letters that a word needs before longer words that hold it count: 'land' finds 'iceland'. */
const LEAST_PART = 3
/** Similarity of trigrams from which on two words are looked at closer; a typo in a word of five letters leaves about this much. */
const LEAST_ALIKE = 0.2

/** Finds for each word that is looked for what it may have been meant as, among the words of what the actor sees. */
export async function mendSpelling(db: Database, actor: Actor, root: QueryNode | null): Promise<Spellings> {
  const spellings = new Map<string, string[]>()
  const words = positiveWords(root).filter((node) => node.type === 'word').map((node) => foldText(node.text))
  for (const typed of [...new Set(words)].slice(0, MOST_WORDS)) {
    const [run, ...others] = runsOf(typed)
    if (!run || others.length > 0 || run.unspaced || run.text !== typed || typed.length < LEAST_PART) continue
    const meant = await alike(db, actor, typed)
    if (meant.length) spellings.set(typed, meant)
  }
  return spellings
}

async function alike(db: Database, actor: Actor, typed: string): Promise<string[]> {
  const rows = await db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('pg_trgm.similarity_threshold', ${String(LEAST_ALIKE)}, true)`)
    return tx.execute<{ word: string }>(sql`
      select word from (
        select ${searchWords.word} as word, similarity(${searchWords.word}, ${typed}) as likeness from ${searchWords}
        where ${seesWord(actor)} and (${searchWords.word} % ${typed} or ${searchWords.word} like ${holding(typed)})
        order by likeness desc limit 200
      ) near group by word order by max(likeness) desc`)
  })
  const near = rows.map(({ word }) => word).filter((word) => word !== typed)
  const mended = near.map((word) => ({ word, away: editDistance(typed, word) })).filter(({ away }) => away <= forgiven(typed)).sort((a, b) => a.away - b.away).map(({ word }) => word)
  const holders = near.filter((word) => word.includes(typed))
  return [...new Set([...mended, ...holders])].slice(0, MOST_MEANT)
}
