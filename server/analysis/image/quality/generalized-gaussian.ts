/** Sums over values whose spread is to be described, gathered in one pass. */
export interface SpreadSums { count: number; absolute: number; negatives: number; negativeSquares: number; positives: number; positiveSquares: number }

/** An asymmetric generalised Gaussian: its shape, and its spread below and above 0. */
export interface GeneralizedGaussian { shape: number; left: number; right: number }

const LANCZOS = [0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7]
const SHAPES = Float64Array.from({ length: 9800 }, (_, i) => 0.2 + i * 0.001)
/** The ratio of squared mean to variance that goes with each shape; it grows with the shape. */
const ratios = SHAPES.map((shape) => gamma(2 / shape) ** 2 / (gamma(1 / shape) * gamma(3 / shape)))

export const noSums = (): SpreadSums => ({ count: 0, absolute: 0, negatives: 0, negativeSquares: 0, positives: 0, positiveSquares: 0 })

export function addTo(sums: SpreadSums, value: number): void {
  sums.count++
  if (value > 0) {
    sums.positives++
    sums.positiveSquares += value * value
    sums.absolute += value
  } else if (value < 0) {
    sums.negatives++
    sums.negativeSquares += value * value
    sums.absolute -= value
  }
}

/** Fits by moments (Lasmar, Stitou and Berthoumieu 2009). */
export function fitGeneralizedGaussian({ count, absolute, negatives, negativeSquares, positives, positiveSquares }: SpreadSums): GeneralizedGaussian {
  const left = Math.sqrt(negativeSquares / Math.max(1, negatives)), right = Math.sqrt(positiveSquares / Math.max(1, positives))
  const skew = left / right
  const ratio = (absolute / count) ** 2 / ((negativeSquares + positiveSquares) / count)
  const wanted = (ratio * (skew ** 3 + 1) * (skew + 1)) / (skew ** 2 + 1) ** 2
  return { shape: shapeOf(wanted), left, right }
}

/** The shape whose ratio is the first that is not below the wanted one, or the neighbour that is nearer. */
function shapeOf(wanted: number): number {
  let low = 0, high = SHAPES.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (ratios[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low > 0 && wanted - ratios[low - 1]! < ratios[low]! - wanted ? SHAPES[low - 1]! : SHAPES[low]!
}

/** The gamma function, by Lanczos' approximation of order 7. */
export function gamma(x: number): number {
  if (x < 0.5) return Math.PI / (Math.sin(Math.PI * x) * gamma(1 - x))
  const t = x + 6.5
  const sum = LANCZOS.reduce((total, term, i) => (i === 0 ? term : total + term / (x - 1 + i)), 0)
  return Math.sqrt(2 * Math.PI) * t ** (x - 0.5) * Math.exp(-t) * sum
}
