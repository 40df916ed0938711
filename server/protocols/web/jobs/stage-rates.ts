/** Milliseconds that a rate is measured over. */
const WINDOW_MS = 120_000
const LEAST_MS = 4000

export interface StageRates { measure(stage: string, done: number, left: number, now: number): { perMinute: number | null; secondsLeft: number | null } }

/** How fast each stage goes, by what was done within the last two minutes of looking; null until that can be known. */
export function createStageRates(): StageRates {
  const seen = new Map<string, { at: number; done: number }[]>()
  return {
    measure(stage, done, left, now) {
      const past = (seen.get(stage) ?? []).filter((sample) => now - sample.at <= WINDOW_MS && sample.done <= done)
      if (past.at(-1)?.at !== now) past.push({ at: now, done })
      seen.set(stage, past)
      const first = past[0]!
      if (left <= 0 || now - first.at < LEAST_MS || done === first.done) return { perMinute: null, secondsLeft: null }
      const perMinute = (done - first.done) / ((now - first.at) / 60_000)
      return { perMinute, secondsLeft: Math.round((left / perMinute) * 60) }
    },
  }
}
