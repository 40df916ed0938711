import { blurPlane, type Plane } from '../pixels/plane.ts'

/** How wide the edges of a picture are spread, as the standard deviation of a Gaussian in pixels. */
export interface EdgeBlur {
  /** Of the sharper edges, whichever way they run: a subject in focus before a soft ground is sharp. */
  sigma: number
  /** The same across the direction in which edges are softest, and across the one in which they are crispest. */
  softest: number
  crispest: number
  /** False where there were too few edges to tell. */
  seen: boolean
}

const REBLUR = 1 // standard deviation of the blur that is added for comparison, pixels
const BINS = 6 // directions told apart, 30 degrees each
const STRONGEST = 0.06 // share of pixels looked at: those of the steepest slopes
const LEAST_SLOPE = 2.5 // of 255 a pixel: below it there is no edge but grain
const SHARPER = 0.3 // the quantile that speaks for the picture
const USUAL = 0.5 // the quantile that speaks for one direction: movement spares no edge that it crosses
const WIDEST = 10 // wider than this cannot be told from smooth ground
const ENOUGH = 60 // edge points that a direction needs to be believed

/**
 * Compares each steep slope with itself after a known blur: an edge already blurred by s loses the share that gives
 * s = REBLUR / sqrt(ratio² - 1) (Zhuo and Sim 2011). Contrast falls out of the ratio, and grain hardly reaches the steepest slopes.
 */
export function measureEdgeBlur(luma: Plane): EdgeBlur {
  const smooth = blurPlane(luma, 0.8) // so that grain makes no edges
  const soft = blurPlane(smooth, REBLUR)
  const { width, height } = luma
  const slopes = slopesOf(smooth)
  const least = Math.max(LEAST_SLOPE, steepest(slopes, STRONGEST))
  const spreads: number[][] = Array.from({ length: BINS }, () => [])
  for (let y = 2; y < height - 2; y++) {
    for (let x = 2; x < width - 2; x++) {
      const at = y * width + x
      const slope = slopes[at]!
      if (slope < least) continue
      const gx = smooth.data[at + 1]! - smooth.data[at - 1]!, gy = smooth.data[at + width]! - smooth.data[at - width]!
      if (!isRidge(slopes, at, width, gx, gy)) continue
      const sx = soft.data[at + 1]! - soft.data[at - 1]!, sy = soft.data[at + width]! - soft.data[at - width]!
      const angle = Math.atan2(gy, gx) + Math.PI
      spreads[Math.floor((angle / Math.PI) * BINS + 0.5) % BINS]!.push(spreadOf(slope / Math.max(1e-6, Math.hypot(sx, sy) / 2)))
    }
  }
  return summarize(spreads)
}

/** What was smoothed beforehand is taken off again, as variances add up. */
function spreadOf(ratio: number): number {
  if (ratio <= 1) return WIDEST
  const variance = REBLUR ** 2 / (ratio ** 2 - 1) - 0.8 ** 2
  return Math.min(WIDEST, Math.sqrt(Math.max(0.04, variance)))
}

function summarize(spreads: number[][]): EdgeBlur {
  const all = spreads.flat()
  if (all.length < ENOUGH) return { sigma: WIDEST, softest: WIDEST, crispest: WIDEST, seen: false }
  const known = spreads.filter((one) => one.length >= ENOUGH).map((one) => quantile(one, USUAL))
  const sigma = quantile(all, SHARPER)
  return { sigma, softest: Math.max(...known, sigma), crispest: Math.min(...known, WIDEST), seen: true }
}

/** Length of the gradient, of 255 a pixel. */
function slopesOf({ data, width, height }: Plane): Float32Array {
  const out = new Float32Array(data.length)
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1, at = y * width + 1; x < width - 1; x++, at++) {
      const gx = data[at + 1]! - data[at - 1]!, gy = data[at + width]! - data[at - width]!
      out[at] = Math.sqrt(gx * gx + gy * gy) / 2
    }
  }
  return out
}

/** Steeper than its two neighbours across the edge. */
function isRidge(slopes: Float32Array, at: number, width: number, gx: number, gy: number): boolean {
  const flat = Math.abs(gy) < 0.4142 * Math.abs(gx), upright = Math.abs(gx) < 0.4142 * Math.abs(gy)
  const step = flat ? 1 : upright ? width : gx * gy > 0 ? width + 1 : width - 1
  return slopes[at]! >= slopes[at - step]! && slopes[at]! > slopes[at + step]!
}

/** The slope that a share of all pixels exceed, by a histogram of quarter steps. */
function steepest(slopes: Float32Array, share: number): number {
  const counts = new Uint32Array(1024)
  for (let i = 0; i < slopes.length; i++) counts[Math.min(1023, Math.floor(slopes[i]! * 4))]!++
  let left = slopes.length * share
  for (let bin = 1023; bin >= 0; bin--) {
    left -= counts[bin]!
    if (left <= 0) return bin / 4
  }
  return 0
}

function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
}
