import { performance } from 'node:perf_hooks'

/** What came of one who worked step by step. */
export type Settled = { tookMs: number } & ({ output: unknown } | { error: unknown })

export type Accounts = ReturnType<typeof keepAccounts>

/** Keeps, for several who work step by step beside each other, what their steps took and which of them have failed. */
export function keepAccounts(count: number) {
  const took = Array.from({ length: count }, () => 0)
  const errors = new Map<number, unknown>()
  return {
    /** Does a step for all of these that have not failed: its time is the first one's, its failure that of all. Undefined when it fails, or nobody is left. */
    async step<Result>(doers: readonly number[], work: () => Result | Promise<Result>): Promise<Result | undefined> {
      const left = doers.filter((doer) => !errors.has(doer))
      const [first] = left
      if (first === undefined) return undefined
      const begun = performance.now()
      try {
        return await work()
      } catch (error) {
        for (const doer of left) errors.set(doer, error)
        return undefined
      } finally {
        took[first]! += performance.now() - begun
      }
    },
    settle: (doer: number, output: unknown): Settled => ({ tookMs: Math.round(took[doer]!), ...(errors.has(doer) ? { error: errors.get(doer) } : { output }) }),
  }
}
