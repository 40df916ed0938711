import { FRAME_RATE } from '../music/music-frames.ts'

const TIGHTNESS = 100 // how much a beat off the period costs

/**
 * Beats at a known tempo, as seconds: those that lie on onsets and a period apart, by dynamic programming (Ellis 2007).
 * Weak ones at both ends are left out.
 */
export function trackBeats(envelope: Float32Array, bpm: number): number[] {
  const period = (60 * FRAME_RATE) / bpm
  const local = onsetsOf(envelope, period)
  const { score, back } = chainBeats(local, period)
  const beats: number[] = []
  for (let i = lastBeat(score); i >= 0; i = back[i]!) beats.push(i)
  beats.reverse()
  const weak = 0.5 * Math.sqrt(beats.reduce((sum, beat) => sum + local[beat]! ** 2, 0) / Math.max(1, beats.length))
  const strong = beats.map((beat) => local[beat]! > weak)
  return beats.slice(Math.max(0, strong.indexOf(true)), strong.lastIndexOf(true) + 1).map((beat) => Math.max(0, peakNear(local, beat)) / FRAME_RATE)
}

/** The envelope in units of its spread, smoothed a little so that beats need not hit a frame. */
function onsetsOf(envelope: Float32Array, period: number): Float32Array {
  const mean = envelope.reduce((sum, value) => sum + value, 0) / envelope.length
  const spread = Math.sqrt(envelope.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, envelope.length - 1)) || 1
  const reach = Math.max(1, Math.ceil(period / 8)) // beyond it the bell is below e^-8
  const bell = Float64Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-0.5 * (((i - reach) * 32) / period) ** 2))
  return envelope.map((_, i) => {
    let sum = 0
    for (let k = Math.max(-reach, i - envelope.length + 1); k <= Math.min(reach, i); k++) sum += bell[k + reach]! * envelope[i - k]!
    return sum / spread
  })
}

/** Where the peak next to a frame lies, between frames too. */
function peakNear(local: Float32Array, beat: number): number {
  const at = (i: number): number => local[i] ?? 0
  const frame = [-1, 1, -2, 2].reduce((best, step) => (at(beat + step) > at(best) ? beat + step : best), beat)
  const before = at(frame - 1), here = at(frame), after = at(frame + 1)
  const bend = before + after - 2 * here
  return bend < 0 ? frame + Math.max(-1, Math.min(1, (before - after) / (2 * bend))) : frame
}

/** The best chain of beats that ends at each frame: its score, and the beat before (-1 for none). */
function chainBeats(local: Float32Array, period: number): { score: Float64Array; back: Int32Array } {
  const nearest = Math.max(1, Math.round(period / 2)), furthest = Math.round(2 * period)
  const costs = Float64Array.from({ length: furthest + 1 }, (_, apart) => (apart < nearest ? 0 : TIGHTNESS * Math.log(apart / period) ** 2))
  const score = new Float64Array(local.length), back = new Int32Array(local.length).fill(-1)
  const loud = 0.01 * local.reduce((most, value) => Math.max(most, value), 0)
  let begun = false
  for (let i = 0; i < local.length; i++) {
    let best = -Infinity, from = -1
    for (let apart = nearest; apart <= furthest && apart <= i; apart++) {
      const chained = score[i - apart]! - costs[apart]!
      if (chained > best) [best, from] = [chained, i - apart]
    }
    score[i] = local[i]! + (from >= 0 ? best : 0)
    begun ||= local[i]! >= loud
    if (begun) back[i] = from
  }
  return { score, back }
}

/** The last peak of the score that is at least half as high as the middle one. */
function lastBeat(score: Float64Array): number {
  const isPeak = (i: number): boolean => i > 0 && i < score.length - 1 && score[i]! > score[i - 1]! && score[i]! >= score[i + 1]!
  const peaks = score.filter((_, i) => isPeak(i)).sort()
  const least = 0.5 * (peaks[peaks.length >> 1] ?? 0)
  for (let i = score.length - 2; i > 0; i--) if (isPeak(i) && score[i]! >= least) return i
  return score.length - 1
}
