import type { Raster } from '../../../inference/index.ts'
import type { Plane } from '../pixels/plane.ts'

/** How the light of a picture is spread, 0 to 1. */
export interface Tones {
  mean: number
  /** What 2 of 100 pixels exceed, and how far that is above what 2 of 100 fall below. */
  brightest: number
  range: number
  /** Share of the area that is blackest black, and that where at least one colour is at its end. */
  blocked: number
  burnt: number
  /** Share of the area that is neither paper nor ink: little in a page or a drawing, much in a photograph. */
  between: number
}

const BLACKEST = 3 // of 255
const WHITEST = 253
const INK = 60
const PAPER = 247

/** Light and shade by a histogram. */
export function measureTones({ data }: Plane, raster: Raster): Tones {
  const counts = new Uint32Array(256)
  let sum = 0
  for (let i = 0; i < data.length; i++) {
    counts[Math.round(data[i]!)]!++
    sum += data[i]!
  }
  const upTo = (share: number): number => {
    let left = data.length * share
    return counts.findIndex((count) => (left -= count) <= 0) / 255
  }
  const share = (from: number, to: number): number => counts.subarray(from, to + 1).reduce((total, count) => total + count, 0) / data.length
  return { mean: sum / data.length / 255, brightest: upTo(0.98), range: upTo(0.98) - upTo(0.02), blocked: share(0, BLACKEST), burnt: burntShare(raster), between: share(INK, PAPER) }
}

function burntShare({ data }: Raster): number {
  let burnt = 0
  for (let at = 0; at < data.length; at += 3) if (data[at]! >= WHITEST || data[at + 1]! >= WHITEST || data[at + 2]! >= WHITEST) burnt++
  return burnt / (data.length / 3)
}
