/** Milliseconds that a rate is measured over. */
const WINDOW_MS = 120_000
/** Nothing is said of what was looked at for less, or of fewer things done. */
const LEAST_MS = 10_000, LEAST_DONE = 3

/** How much of a stage is behind it, in any count that only rises, and how much is left. */
export interface Progress { done: number; left: number; /** False while it rests: what it did before says nothing of what comes after. */ works: boolean }
export interface Rate { perMinute: number | null; secondsLeft: number | null }
export interface StageRates { measure(stage: string, progress: Progress, now: number): Rate }

const unknown: Rate = { perMinute: null, secondsLeft: null }

/** How fast each stage goes, by what was done within the last two minutes of looking; null until that can be known. */
export function createStageRates(): StageRates {
  const seen = new Map<string, { at: number; done: number }[]>()
  return {
    measure(stage, { done, left, works }, now) {
      if (!works || left <= 0) {
        seen.delete(stage)
        return unknown
      }
      const past = (seen.get(stage) ?? []).filter((sample) => now - sample.at <= WINDOW_MS && sample.done <= done)
      if (past.at(-1)?.at !== now) past.push({ at: now, done })
      seen.set(stage, past)
      const first = past[0]!
      const [took, made] = [now - first.at, done - first.done]
      if (took < LEAST_MS || made < LEAST_DONE) return unknown
      const perMinute = made / (took / 60_000)
      return { perMinute, secondsLeft: Math.round((left / perMinute) * 60) }
    },
  }
}
