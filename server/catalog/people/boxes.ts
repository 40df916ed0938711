import { z } from 'zod'
import { overlapOf } from '../../inference/index.ts'
import { SAME_BOX } from './thresholds.ts'

/** x, y, width, height; 0 to 1 of the upright picture. */
export const Box = z.tuple([z.number().min(-0.5).max(1.5), z.number().min(-0.5).max(1.5), z.number().positive().max(2), z.number().positive().max(2)])
export type Box = z.infer<typeof Box>

/** A row's four numbers as a box. */
export const boxOf = ([x = 0, y = 0, width = 0, height = 0]: readonly number[]): Box => [x, y, width, height]

/** Which of the known boxes each found one is: those that overlap most first, each at most once. By place among `found`. */
export function matchBoxes(found: readonly Box[], known: readonly Box[]): Map<number, number> {
  const pairs = found.flatMap((box, i) => known.map((other, j) => ({ i, j, share: overlapOf(box, other) }))).filter(({ share }) => share >= SAME_BOX).sort((a, b) => b.share - a.share)
  const matched = new Map<number, number>()
  const taken = new Set<number>()
  for (const { i, j } of pairs) {
    if (matched.has(i) || taken.has(j)) continue
    matched.set(i, j)
    taken.add(j)
  }
  return matched
}
