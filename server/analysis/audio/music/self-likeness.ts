/** How like itself a curve is when it is shifted, for each shift up to the longest: float64[longest + 1], 1 at no shift. Slow changes are taken out first. */
export function selfLikeness(curve: Float32Array, longest: number): Float64Array {
  const rises = risesOf(curve)
  const mean = rises.reduce((sum, value) => sum + value, 0) / Math.max(1, rises.length)
  for (let i = 0; i < rises.length; i++) rises[i]! -= mean
  const likeness = new Float64Array(longest + 1)
  for (let lag = 0; lag <= longest && lag < rises.length; lag++) {
    let sum = 0
    for (let i = lag; i < rises.length; i++) sum += rises[i]! * rises[i - lag]!
    likeness[lag] = sum / (rises.length - lag)
  }
  const whole = likeness[0] || 1
  return likeness.map((value) => value / whole)
}

const NEIGHBOURS = 32 // frames on each side: 1.5 seconds together

/** What rises above the mean of the neighbourhood. */
export function risesOf(curve: Float32Array): Float64Array {
  const sums = new Float64Array(curve.length + 1)
  for (let i = 0; i < curve.length; i++) sums[i + 1] = sums[i]! + curve[i]!
  // typed arrays' own `from` makes an object of each number first: 30 MB for three hours
  const rises = new Float64Array(curve.length)
  for (let i = 0; i < curve.length; i++) {
    const from = Math.max(0, i - NEIGHBOURS), to = Math.min(curve.length, i + NEIGHBOURS + 1)
    rises[i] = Math.max(0, curve[i]! - (sums[to]! - sums[from]!) / (to - from))
  }
  return rises
}

/** The likeness at a shift between two (Catmull and Rom's curve): a peak there is not flattened. */
export function likenessAt(likeness: Float64Array, lag: number): number {
  const i = Math.floor(lag), f = lag - i
  if (i + 2 >= likeness.length || i < 1) return 0
  const a = likeness[i - 1]!, b = likeness[i]!, c = likeness[i + 1]!, d = likeness[i + 2]!
  return b + 0.5 * f * (c - a + f * (2 * a - 5 * b + 4 * c - d + f * (3 * (b - c) + d - a)))
}
