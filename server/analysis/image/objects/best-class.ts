/** The most likely of the classes whose scores lie at `from` to `from + count`. */
export function bestClass(scores: Float32Array, from: number, count: number): { label: number; score: number } {
  let label = 0
  for (let i = 1; i < count; i++) if (scores[from + i]! > scores[from + label]!) label = i
  return { label, score: scores[from + label]! }
}
