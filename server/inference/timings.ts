/** How long a network takes, over all the times that this process has asked it. */
export interface Timing { model: string; file: string; count: number; meanMs: number; loadMs: number }

export type Timings = ReturnType<typeof createTimings>

/** Keeps the mean time of each network. */
export function createTimings() {
  const known = new Map<string, Timing>()
  const of = (model: string, file: string): Timing => {
    const key = `${model}/${file}`
    const timing = known.get(key) ?? { model, file, count: 0, meanMs: 0, loadMs: 0 }
    known.set(key, timing)
    return timing
  }
  return {
    async load<Result>(model: string, file: string, work: () => Promise<Result>): Promise<Result> {
      const begun = performance.now()
      const result = await work()
      of(model, file).loadMs = performance.now() - begun
      return result
    },
    async run<Result>(model: string, file: string, work: () => Promise<Result>): Promise<Result> {
      const begun = performance.now()
      const result = await work()
      const timing = of(model, file)
      timing.count++
      timing.meanMs += (performance.now() - begun - timing.meanMs) / timing.count
      return result
    },
    all: (): Timing[] => [...known.values()].map((timing) => ({ ...timing })),
  }
}
