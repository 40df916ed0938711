import { z } from 'zod'

/** How long a network took in this process since it was last asked, and what memory it took. */
export const Timing = z.object({
  model: z.string(), file: z.string(),
  runs: z.int().nonnegative(),
  /** Of all those runs together. */
  totalMs: z.number().nonnegative(),
  /** Of the last loading; 0 where it was loaded before. */
  loadMs: z.number().nonnegative(),
  /** By how much the process grew from before the loading until after the first run, bytes; 0 where that was before. */
  memoryBytes: z.int().nonnegative(),
})
export type Timing = z.infer<typeof Timing>

export type Timings = ReturnType<typeof createTimings>

/** Measures networks until somebody takes the figures along. */
export function createTimings(memory: () => number) {
  let known = new Map<string, Timing>()
  /** Memory before the loading, until the first run is over. */
  const before = new Map<string, number>()
  const of = (model: string, file: string): Timing => {
    const key = `${model}/${file}`
    const timing = known.get(key) ?? { model, file, runs: 0, totalMs: 0, loadMs: 0, memoryBytes: 0 }
    known.set(key, timing)
    return timing
  }
  return {
    async load<Result>(model: string, file: string, work: () => Promise<Result>): Promise<Result> {
      before.set(`${model}/${file}`, memory())
      const begun = performance.now()
      const result = await work()
      of(model, file).loadMs = performance.now() - begun
      return result
    },
    async run<Result>(model: string, file: string, work: () => Promise<Result>): Promise<Result> {
      const begun = performance.now()
      const result = await work()
      const timing = of(model, file)
      timing.runs++
      timing.totalMs += performance.now() - begun
      const grownFrom = before.get(`${model}/${file}`)
      if (grownFrom !== undefined) timing.memoryBytes = Math.max(0, memory() - grownFrom)
      before.delete(`${model}/${file}`)
      return result
    },
    /** What was measured since this was last asked. */
    take(): Timing[] {
      const taken = [...known.values()]
      known = new Map()
      return taken
    },
  }
}
