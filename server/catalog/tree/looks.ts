import { AsyncLocalStorage } from 'node:async_hooks'
import type { Database } from '../../platform/database.ts'
import { keepWhile } from './remember.ts'
import { readTreeStamp, type TreeStamp } from './tree-changes.ts'
import type { TreeWords } from './tree-parts.ts'

/** One question to the tree: what it needs twice it reads once, so that all of its answer is of one state. */
interface Look { stamp?: Promise<TreeStamp>; words?: Promise<TreeWords>; hidden?: Promise<readonly string[]> }

/** Keeps what one question to the tree has read already, for as long as it is answered. */
export function createLooks({ db, start, words, hidden }: { db: Database; start: Date; words: () => Promise<TreeWords>; /** Ids of branches that are not shown. */ hidden: () => Promise<readonly string[]> }) {
  const looks = new AsyncLocalStorage<Look>()
  const current = (): Look => looks.getStore() ?? {}
  const stamp = (): Promise<TreeStamp> => (current().stamp ??= readTreeStamp(db, start))
  /** What administrators say of the tree counts as a change of it: until the next one it is as it was read. */
  const keep = keepWhile(stamp)
  return {
    /** Begins a question of its own: nothing read before counts. */
    looking: <Value>(ask: () => Promise<Value>): Promise<Value> => looks.run({}, ask),
    /** Asks within the question that is being answered, or begins one. */
    within: <Value>(ask: () => Promise<Value>): Promise<Value> => (looks.getStore() ? ask() : looks.run({}, ask)),
    stamp,
    words: (): Promise<TreeWords> => (current().words ??= keep('words', words)),
    hidden: (): Promise<readonly string[]> => (current().hidden ??= keep('hidden', hidden)),
  }
}
