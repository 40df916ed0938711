import { FRAME_BINS, FRAME_SIZE } from '../music/music-frames.ts'
import { MUSIC_RATE } from '../sound.ts'

const CLASSES = 12
const LOWEST = Math.ceil((150 * FRAME_SIZE) / MUSIC_RATE), HIGHEST = Math.ceil((4000 * FRAME_SIZE) / MUSIC_RATE) - 1 // bins of 150 and 4000 Hz
const LEAST_SHARE = Math.fround(0.1) // of a frame's loudest bin: fainter peaks are not counted
const RESOLUTION = 100 // parts of a semitone
const FAINTEST = 1.1754943508222875e-38 // what 32 bits can tell from 0

/** How far music is tuned beside 440 Hz, semitones from -0.5 to 0.5, of float32[frames × 1025] powers (librosa.estimate_tuning). */
export function tuningOf(powers: Float32Array): number {
  const { pitches, strengths } = peaksOf(powers)
  if (pitches.length === 0) return 0
  const sorted = Float64Array.from(strengths).sort(), half = sorted.length >> 1
  const middle = sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
  const counts = new Int32Array(RESOLUTION)
  for (const [i, pitch] of pitches.entries()) {
    if (strengths[i]! < middle) continue
    const off = 12 * Math.log2(pitch / 27.5)
    const within = off - Math.floor(off)
    counts[Math.max(0, Math.min(RESOLUTION - 1, Math.floor(((within >= 0.5 ? within - 1 : within) + 0.5) * RESOLUTION + 1e-9)))]!++
  }
  return -0.5 + counts.indexOf(Math.max(...counts)) / RESOLUTION
}

/** Peaks of each frame, between bins too (librosa.piptrack). */
function peaksOf(powers: Float32Array): { pitches: number[]; strengths: number[] } {
  const pitches: number[] = [], strengths: number[] = []
  for (let row = 0; row < powers.length; row += FRAME_BINS) {
    let loudest = 0
    for (let k = row; k < row + FRAME_BINS; k++) if (powers[k]! > loudest) loudest = powers[k]!
    const least = LEAST_SHARE * loudest
    for (let k = LOWEST; k <= HIGHEST; k++) {
      const here = powers[row + k]!
      if (here <= least) continue
      const before = powers[row + k - 1]!, after = powers[row + k + 1]!
      if (here <= (before > least ? before : 0) || here < (after > least ? after : 0)) continue
      const bend = after + before - 2 * here, slope = (after - before) / 2
      const shift = Math.abs(slope) >= Math.abs(bend) ? 0 : -slope / bend
      pitches.push(((k + shift) * MUSIC_RATE) / FRAME_SIZE)
      strengths.push(here + 0.5 * slope * shift)
    }
  }
  return { pitches, strengths }
}

/** float32[12 × 1025]: how much of each bin goes to each pitch class, C first, a row a class (librosa.filters.chroma). */
export function chromaBank(tuning: number): Float32Array {
  const lowest = (440 * 2 ** (tuning / CLASSES)) / 16
  const octaveSteps = Float64Array.from({ length: FRAME_BINS + 1 }, (_, k) => CLASSES * Math.log2((k * MUSIC_RATE) / FRAME_SIZE / lowest))
  octaveSteps[0] = octaveSteps[1]! - 1.5 * CLASSES
  const bank = new Float32Array(CLASSES * FRAME_BINS)
  for (let k = 0; k < FRAME_BINS; k++) {
    const width = Math.max(octaveSteps[k + 1]! - octaveSteps[k]!, 1)
    const column = Array.from({ length: CLASSES }, (_, i) => Math.exp(-0.5 * ((2 * (((octaveSteps[k]! - i + 126) % CLASSES + CLASSES) % CLASSES - 6)) / width) ** 2))
    const length = Math.hypot(...column)
    const octave = Math.exp(-0.5 * ((octaveSteps[k]! / CLASSES - 5) / 2) ** 2)
    // classes are counted from A on; C is the third after it
    for (const [i, value] of column.entries()) bank[((i + 9) % CLASSES) * FRAME_BINS + k] = (value / length) * octave
  }
  return bank
}

/** Writes chroma[12] of a frame's power[1025] from `row` on; its largest is 1. */
export function chromaOf(bank: Float32Array, powers: Float32Array, row: number, chroma: Float64Array): void {
  let most = 0
  for (let i = 0; i < CLASSES; i++) {
    let sum = 0
    for (let k = 0, weight = i * FRAME_BINS; k < FRAME_BINS; k++) sum += bank[weight + k]! * powers[row + k]!
    chroma[i] = sum
    if (sum > most) most = sum
  }
  if (most > FAINTEST) for (let i = 0; i < CLASSES; i++) chroma[i]! /= most
}
