import { FRAME_RATE, MEL_BANDS } from './music-frames.ts'

const BANDS = 16
const MOST_SECONDS = 60 // of the beginning
const LONGEST = 12, SHORTEST = 1 // seconds from one time to the next
const DEEPEST = 60 // decibels below the loudest
/** Two times differ by at most this share of what moments that far apart differ by otherwise. */
const ALIKE = 0.5
/** A sound that hardly changes is like itself everywhere. */
const LEAST_CHANGE = 0.5 // decibels

/** What a sound does again and again, exactly. */
export interface Repetition { seconds: number; /** 0.5 to 1, by how little the times differ. */ confidence: number }

/** Keeps the first minute of a sound coarsely, to find what is repeated where nothing begins anew: a drone has no beats, its loop has a length. */
export function repetitions() {
  const most = Math.ceil(MOST_SECONDS * FRAME_RATE)
  const kept = new Float32Array(most * BANDS)
  let count = 0
  return {
    /** mel[128] in decibels */
    add(mel: Float32Array): void {
      if (count >= most) return
      const wide = MEL_BANDS / BANDS
      for (let band = 0; band < MEL_BANDS; band++) kept[count * BANDS + Math.floor(band / wide)]! += mel[band]! / wide
      count++
    },
    finish: (): Repetition | undefined => findRepetition(kept.subarray(0, count * BANDS)),
  }
}

/** The shift at which the sound differs least from itself, where that is far less than at most shifts. */
function findRepetition(bands: Float32Array): Repetition | undefined {
  const frames = bands.length / BANDS
  const floor = bands.reduce((most, value) => Math.max(most, value), -Infinity) - DEEPEST
  const heard = bands.map((value) => Math.max(floor, value))
  const first = Math.round(SHORTEST * FRAME_RATE), last = Math.min(Math.floor(LONGEST * FRAME_RATE), Math.floor(frames / 2))
  const differences = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => differenceAt(heard, first + i))
  const usual = differences.reduce((sum, value) => sum + value, 0) / Math.max(1, differences.length)
  const best = differences.reduce((place, value, i) => (i > 0 && i < differences.length - 1 && value < differences[place]! ? i : place), 1)
  const [before, least, after] = [differences[best - 1], differences[best], differences[best + 1]]
  if (before === undefined || least === undefined || after === undefined || usual < LEAST_CHANGE || least > ALIKE * usual || least > before || least > after) return undefined
  const between = before + after - 2 * least === 0 ? 0 : (before - after) / (2 * (before + after - 2 * least))
  return { seconds: (first + best + between) / FRAME_RATE, confidence: 1 - least / usual }
}

/** Mean difference of all bands, decibels. */
function differenceAt(bands: Float32Array, lag: number): number {
  let sum = 0
  for (let i = lag * BANDS; i < bands.length; i++) sum += Math.abs(bands[i]! - bands[i - lag * BANDS]!)
  return sum / Math.max(1, bands.length - lag * BANDS)
}
