/** A filter of second order: b of what comes in, a of what went out. */
interface Biquad { b: readonly [number, number, number]; a: readonly [number, number] }

/**
 * The two filters of ITU-R BS.1770-4 at any rate: the shelf that the head makes, and the high-pass. The standard has their numbers at 48 kHz only; these are the analogue
 * filters behind them, by the bilinear transform (as libebur128 does it).
 */
function filtersAt(rate: number): Biquad[] {
  const filters: Biquad[] = []
  const shelfAt = 1681.974450955533
  if (shelfAt < 0.45 * rate) {
    const [gain, q] = [10 ** (3.999843853973347 / 20), 0.7071752369554196]
    const k = Math.tan((Math.PI * shelfAt) / rate), middle = gain ** 0.4996667741545416, a0 = 1 + k / q + k * k
    filters.push({ b: [(gain + (middle * k) / q + k * k) / a0, (2 * (k * k - gain)) / a0, (gain - (middle * k) / q + k * k) / a0], a: [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0] })
  }
  const k = Math.tan((Math.PI * 38.13547087602444) / rate), q = 0.5003270373238773, a0 = 1 + k / q + k * k
  filters.push({ b: [1, -2, 1], a: [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0] })
  return filters
}

/** Weighs one channel of a stream as ears do, and tells its energy: the sum of squares of samples[offset], samples[offset + step] … below `end`. */
export type Weigh = (samples: Float32Array, offset: number, end: number, step: number) => number

/** K-weighting of one channel (ITU-R BS.1770-4); it remembers what came before. */
export function kWeighting(rate: number): Weigh {
  const filters = filtersAt(rate)
  const none: Biquad = { b: [1, 0, 0], a: [0, 0] }
  const [{ b: [b0, b1, b2], a: [a1, a2] }, { b: [c0, c1, c2], a: [d1, d2] }] = filters.length === 2 ? [filters[0]!, filters[1]!] : [none, filters[0]!]
  let x1 = 0, x2 = 0, y1 = 0, y2 = 0
  return (samples, offset, end, step) => {
    let energy = 0
    for (let i = offset; i < end; i += step) {
      // direct form II transposed, twice
      const x = samples[i]!
      const middle = b0 * x + x1
      x1 = b1 * x - a1 * middle + x2
      x2 = b2 * x - a2 * middle
      const y = c0 * middle + y1
      y1 = c1 * middle - d1 * y + y2
      y2 = c2 * middle - d2 * y
      energy += y * y
    }
    // what dies away for ever is slow to reckon with
    if (Math.abs(y1) < 1e-30) y1 = y2 = 0
    if (Math.abs(x1) < 1e-30) x1 = x2 = 0
    return energy
  }
}
