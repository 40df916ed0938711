import { CLASSES } from '../music/pitch-classes.ts'

export const tonics = ['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B'] as const
export const modes = ['major', 'minor'] as const
export type Tonic = (typeof tonics)[number]
export type Mode = (typeof modes)[number]
export interface Key { tonic: Tonic; mode: Mode }
/** A key with how well it fits, -1 to 1. */
export interface FittingKey extends Key { fit: number }

/** How much of each tone a key has, from its tonic on (Temperley 1999). Krumhansl's and Faraldo's profiles did no better on the developers' set. */
const profiles: Record<Mode, readonly number[]> = {
  major: [5, 2, 3.5, 2, 4.5, 4, 2, 4.5, 2, 3.5, 1.5, 4],
  minor: [5, 2, 3.5, 4.5, 2, 4, 2, 4.5, 3.5, 2, 1.5, 4],
}

/** All 24 keys, the one that fits pitch classes best first. */
export function findKeys(shares: readonly number[]): FittingKey[] {
  const keys = tonics.flatMap((tonic, steps) => modes.map((mode) => ({ tonic, mode, fit: correlation(CLASSES, (i) => shares[(i + steps) % CLASSES]!, (i) => profiles[mode][i]!) })))
  return keys.sort((a, b) => b.fit - a.fit)
}

function correlation(count: number, a: (i: number) => number, b: (i: number) => number): number {
  let meanA = 0, meanB = 0, ab = 0, aa = 0, bb = 0
  for (let i = 0; i < count; i++) {
    meanA += a(i) / count
    meanB += b(i) / count
  }
  for (let i = 0; i < count; i++) {
    ab += (a(i) - meanA) * (b(i) - meanB)
    aa += (a(i) - meanA) ** 2
    bb += (b(i) - meanB) ** 2
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0
}

/** Its place on the wheel of keys, where neighbours go well together: 8B is C major, 8A A minor, a fifth up is one more. */
export function camelotOf({ tonic, mode }: Key): string {
  const majorSteps = (tonics.indexOf(tonic) + (mode === 'minor' ? 3 : 0)) % CLASSES
  return `${((majorSteps * 7 + 7) % CLASSES) + 1}${mode === 'major' ? 'B' : 'A'}`
}
