import { CEPSTRA, type Cepstra } from './cepstra.ts'

const PAIRS = (CEPSTRA * (CEPSTRA - 1)) / 2
/** Numbers that describe a window: mean, deviation, deviation of the slope and skewness of each cepstrum, and how each pair goes together. */
export const STATISTICS = 4 * CEPSTRA + PAIRS
/** Frames whose energy is so far below the loudest are pauses: a factor of 1100. */
const PAUSE = 7
const SLOPE = [-0.2, -0.1, 0, 0.1, 0.2]

export interface DescribedWindow {
  statistics: Float32Array
  /** Frames that are no pause. */
  frames: number
  mean: Float64Array
  /** float64[CEPSTRA × CEPSTRA] */
  covariance: Float64Array
}

/** Describes the frames [from, to) of a voice by the statistics that the network speaker-mfcc-lda takes. */
export function describeWindow(heard: Cepstra, from: number, to: number): DescribedWindow {
  const frames = voicedFrames(heard, from, to)
  const mean = new Float64Array(CEPSTRA), covariance = new Float64Array(CEPSTRA * CEPSTRA)
  const { cepstra, rowOf } = heard, n = frames.length
  for (const frame of frames) for (let k = 0, row = rowOf(frame); k < CEPSTRA; k++) mean[k]! += cepstra[row + k]! / n
  const cubes = new Float64Array(CEPSTRA), centred = new Float64Array(CEPSTRA)
  for (const frame of frames) {
    for (let k = 0, row = rowOf(frame); k < CEPSTRA; k++) {
      const value = centred[k] = cepstra[row + k]! - mean[k]!
      cubes[k]! += (value * value * value) / n
    }
    for (let k = 0; k < CEPSTRA; k++) for (let j = k, value = centred[k]! / n; j < CEPSTRA; j++) covariance[k * CEPSTRA + j]! += value * centred[j]!
  }
  for (let k = 0; k < CEPSTRA; k++) for (let j = 0; j < k; j++) covariance[k * CEPSTRA + j] = covariance[j * CEPSTRA + k]!
  return { statistics: statisticsOf(mean, covariance, cubes, slopeDeviations(heard, frames, from, to)), frames: n, mean, covariance }
}

function voicedFrames({ energyOf }: Cepstra, from: number, to: number): number[] {
  let loudest = -Infinity
  for (let frame = from; frame < to; frame++) loudest = Math.max(loudest, energyOf(frame))
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i).filter((frame) => energyOf(frame) > loudest - PAUSE)
}

/** How much the slope of each cepstrum over five frames varies; beyond the window there is nothing. */
function slopeDeviations({ cepstra, rowOf }: Cepstra, frames: readonly number[], from: number, to: number): Float64Array {
  const sums = new Float64Array(CEPSTRA), squares = new Float64Array(CEPSTRA), slope = new Float64Array(CEPSTRA), n = frames.length
  for (const frame of frames) {
    slope.fill(0)
    for (let i = -2; i <= 2; i++) {
      if (frame + i < from || frame + i >= to || i === 0) continue
      for (let k = 0, row = rowOf(frame + i), weight = SLOPE[i + 2]!; k < CEPSTRA; k++) slope[k]! += weight * cepstra[row + k]!
    }
    for (let k = 0; k < CEPSTRA; k++) {
      sums[k]! += slope[k]! / n
      squares[k]! += (slope[k]! * slope[k]!) / n
    }
  }
  return squares.map((square, k) => Math.sqrt(Math.max(0, square - sums[k]! ** 2) + 1e-5))
}

function statisticsOf(mean: Float64Array, covariance: Float64Array, cubes: Float64Array, slopes: Float64Array): Float32Array {
  const statistics = new Float32Array(STATISTICS)
  const deviations = mean.map((_, k) => Math.sqrt(covariance[k * (CEPSTRA + 1)]! + 1e-5))
  statistics.set(mean)
  statistics.set(deviations, CEPSTRA)
  statistics.set(slopes, 2 * CEPSTRA)
  statistics.set(cubes.map((cube, k) => cube / deviations[k]! ** 3), 3 * CEPSTRA)
  let at = 4 * CEPSTRA
  for (let k = 0; k < CEPSTRA; k++) for (let j = k + 1; j < CEPSTRA; j++) statistics[at++] = covariance[k * CEPSTRA + j]! / (deviations[k]! * deviations[j]!)
  return statistics
}
