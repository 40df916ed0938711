import type { Plane } from '../pixels/plane.ts'

/** A place that can be found again in another picture of the same thing; strength as Harris and Stephens (1988) count it. */
export interface Corner { x: number; y: number; strength: number }

/** How much the picture changes in its lesser direction against both: theirs. */
const EDGE_SHARE = 0.05
/** Corners fainter than this are the grain of an even ground. */
const FAINT = 400
const NEIGHBOURHOOD = 2 // pixels to each side over which change is summed

/** The strongest corners that lie apart from each other, `border` pixels and more from every edge, strongest first. They are spread over the picture: of each part some remain when it is cut. */
export function findCorners(plane: Plane, most: number, border: number): Corner[] {
  const { width, height } = plane
  if (width <= 2 * border || height <= 2 * border) return []
  const strength = cornerStrength(plane)
  const peaks: Corner[] = []
  for (let y = border; y < height - border; y++) {
    for (let x = border; x < width - border; x++) {
      const own = strength[y * width + x]!
      if (own > FAINT && isPeak(strength, width, x, y, own)) peaks.push({ x, y, strength: own })
    }
  }
  peaks.sort((a, b) => b.strength - a.strength || a.y - b.y || a.x - b.x)
  return spread(peaks, most, 0.6 * Math.sqrt(((width - 2 * border) * (height - 2 * border)) / most))
}

function isPeak(strength: Float32Array, width: number, x: number, y: number, own: number): boolean {
  for (let dy = -2; dy <= 2; dy++) {
    for (let dx = -2; dx <= 2; dx++) {
      const other = strength[(y + dy) * width + x + dx]!
      if (other > own || (other === own && (dy < 0 || (dy === 0 && dx < 0)))) return false
    }
  }
  return true
}

/** Takes one after the other that keeps its distance to all that were taken. */
function spread(sorted: readonly Corner[], most: number, distance: number): Corner[] {
  const taken: Corner[] = []
  for (const corner of sorted) {
    if (taken.length === most) break
    if (taken.every(({ x, y }) => (x - corner.x) ** 2 + (y - corner.y) ** 2 >= distance ** 2)) taken.push(corner)
  }
  return taken
}

function cornerStrength({ data, width, height }: Plane): Float32Array {
  const [across, down, both] = [new Float32Array(data.length), new Float32Array(data.length), new Float32Array(data.length)]
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1, at = y * width + 1; x < width - 1; x++, at++) {
      const gx = (data[at + 1]! - data[at - 1]!) / 2, gy = (data[at + width]! - data[at - width]!) / 2
      across[at] = gx * gx
      down[at] = gy * gy
      both[at] = gx * gy
    }
  }
  for (const part of [across, down, both]) boxMean(part, width, height)
  for (let i = 0; i < across.length; i++) {
    const a = across[i]!, d = down[i]!, b = both[i]!
    across[i] = a * d - b * b - EDGE_SHARE * (a + d) ** 2
  }
  return across
}

/** The mean of the square around each value, in place; nothing near the edge is asked for. */
function boxMean(data: Float32Array, width: number, height: number): void {
  const rows = new Float32Array(data.length)
  const side = 2 * NEIGHBOURHOOD + 1
  for (let y = 0; y < height; y++) {
    let sum = 0
    for (let x = 0, at = y * width; x < width; x++, at++) {
      sum += data[at]! - (x >= side ? data[at - side]! : 0)
      if (x >= side - 1) rows[at - NEIGHBOURHOOD] = sum / side
    }
  }
  const sums = new Float64Array(width) // of all columns at once: memory is walked as it lies
  for (let y = 0, at = 0; y < height; y++) {
    const whole = y >= side - 1
    for (let x = 0; x < width; x++, at++) {
      const sum = sums[x]! + rows[at]! - (y >= side ? rows[at - side * width]! : 0)
      sums[x] = sum
      if (whole) data[at - NEIGHBOURHOOD * width] = sum / side
    }
  }
}
