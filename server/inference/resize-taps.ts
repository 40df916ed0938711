/** For each place along an axis: where its sources begin, and the weight of each. */
export interface Taps { start: Int32Array; weights: Float32Array; width: number }

/** The weight of a source by its distance, which is told in places of the longer side of the two. */
export interface Kernel { reach: number; weight(distance: number): number }

export const triangle: Kernel = { reach: 1, weight: (distance) => Math.max(0, 1 - distance) }

/** Keys 1981 with a = -0.5: sharper, with weights below zero. */
export const cubic: Kernel = {
  reach: 2,
  weight: (x) => {
    if (x < 1) return (1.5 * x - 2.5) * x * x + 1
    return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0
  },
}

/** Every place takes the same number of sources, starting no later than would run over the end. */
export function makeTaps(from: number, to: number, kernel: Kernel): Taps {
  const scale = from / to
  const unit = Math.max(1, scale)
  const reach = unit * kernel.reach
  const width = Math.min(from, Math.ceil(reach * 2)) // a source at the full reach weighs nothing
  const start = new Int32Array(to)
  const weights = new Float32Array(to * width)
  for (let place = 0; place < to; place++) {
    const centre = (place + 0.5) * scale - 0.5
    const first = Math.min(Math.max(0, Math.ceil(centre - reach)), from - width)
    start[place] = first
    let sum = 0
    for (let t = 0; t < width; t++) {
      const weight = kernel.weight(Math.abs(first + t - centre) / unit)
      weights[place * width + t] = weight
      sum += weight
    }
    for (let t = 0; t < width; t++) weights[place * width + t]! /= sum
  }
  return { start, weights, width }
}
