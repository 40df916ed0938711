import { FRAME_RATE } from './music-frames.ts'
import type { Repetition } from './find-repetition.ts'
import { likenessAt, risesOf, selfLikeness } from './self-likeness.ts'

/** The pulse of a sound. */
export interface Tempo {
  /** Beats a minute. */
  bpm: number
  /** 0 to 1: how like itself the sound is after one, two, three and four beats, or after what it repeats. */
  confidence: number
  /** Other speeds that it may be counted at, likeliest first. */
  alternatives: number[]
}

interface Pulse { bpm: number; likeness: number; score: number }

const SLOWEST = 40, FASTEST = 220 // beats a minute
const STEP = 2 ** (1 / 240) // 0.29 %
/** Where people tend to tap along, and how far from it, in octaves. */
const USUAL = 125, WIDTH = 0.6
const LONGEST = 12 // seconds that a sound is shifted against itself
const SHORTEST = 2 // seconds: a shorter sound has no tempo
const FAINTEST = 1e-3 // decibels of mean rise: less is silence, or a sound that never changes
const LEAST_LIKENESS = 0.1
const ALTERNATIVES = 3
const CLOSE = 0.06 // octaves: nearer than that is the same tempo

/** Below that, what a sound repeats, and how long it lasts, tell more than where it begins anew. */
const WEAK = 0.25
const LOOP = { shortest: 1.5, longest: 30, likeness: 0.25 } // seconds; likeness after a beat

/** What is known of a sound beside its onsets. */
export interface TempoHints { /** Length of all of it. */ seconds: number; repetition(): Repetition | undefined }

/** Finds the tempo of an onset envelope; nothing where nothing pulses. */
export function findTempo(envelope: Float32Array, { seconds, repetition }: TempoHints): Tempo | undefined {
  const rise = risesOf(envelope).reduce((sum, value) => sum + value, 0) / Math.max(1, envelope.length)
  if (envelope.length < FRAME_RATE * SHORTEST || rise < FAINTEST) return undefined
  const likeness = selfLikeness(envelope, Math.min(Math.floor(FRAME_RATE * LONGEST), Math.floor(envelope.length * 0.8)))
  const pulses: Pulse[] = []
  for (let bpm = SLOWEST; bpm <= FASTEST; bpm *= STEP) pulses.push(pulseAt(likeness, bpm))
  const peaks = pulses.filter(({ score }, i) => score > 0 && score >= (pulses[i - 1]?.score ?? 0) && score >= (pulses[i + 1]?.score ?? 0)).sort((a, b) => b.score - a.score)
  const [best, ...others] = peaks
  if (!best || best.likeness < WEAK) {
    const whole = ofRepetition(repetition()) ?? ofLoop(likeness, seconds)
    if (whole) return { ...whole, alternatives: alternativesOf(likeness, whole.bpm, []) }
  }
  if (!best || best.likeness < LEAST_LIKENESS) return undefined
  const bpm = refine(likeness, best.bpm)
  return { bpm, confidence: Math.min(1, best.likeness), alternatives: alternativesOf(likeness, bpm, others.filter(({ score }) => score >= 0.4 * best.score)) }
}

/** What is repeated has 4, 8, 16 … beats: as many as make a usual speed. */
const usualOf = (seconds: number): number => [1, 2, 4, 8, 16, 32, 64].map((beats) => (60 * beats) / seconds).sort((a, b) => Math.abs(Math.log2(a / USUAL)) - Math.abs(Math.log2(b / USUAL)))[0]!

const ofRepetition = (found: Repetition | undefined): Omit<Tempo, 'alternatives'> | undefined => found && { bpm: usualOf(found.seconds), confidence: found.confidence }

/** A short sound may be cut as a loop: then one of the speeds that divide it into 4, 8, 16 … beats shows in its onsets. */
function ofLoop(likeness: Float64Array, seconds: number): Omit<Tempo, 'alternatives'> | undefined {
  if (seconds < LOOP.shortest || seconds > LOOP.longest) return undefined
  const bpm = usualOf(seconds)
  const borneOut = Math.max(...[bpm / 2, bpm, bpm * 2].map((speed) => near(likeness, (60 * FRAME_RATE) / speed)))
  return borneOut >= LOOP.likeness ? { bpm, confidence: Math.max(LEAST_LIKENESS, ...[bpm, bpm * 2].map((speed) => pulseAt(likeness, speed).likeness)) } : undefined
}

/** Peaks first, then twice and half as fast. */
function alternativesOf(likeness: Float64Array, bpm: number, peaks: readonly Pulse[]): number[] {
  const octaves = [bpm * 2, bpm / 2].filter((one) => one >= SLOWEST && one <= FASTEST)
  const found = [bpm]
  for (const other of [...peaks.map((peak) => refine(likeness, peak.bpm)), ...octaves]) {
    if (found.length <= ALTERNATIVES && found.every((one) => Math.abs(Math.log2(other / one)) > CLOSE)) found.push(other)
  }
  return found.slice(1)
}

/** How well the sound pulses at a speed: its likeness over the first four beats, times that over the first, times how usual the speed is. */
function pulseAt(likeness: Float64Array, bpm: number): Pulse {
  const period = (60 * FRAME_RATE) / bpm
  let sum = 0, weights = 0
  for (let beats = 1; beats <= 4 && beats * period + 3 < likeness.length - 1; beats++) {
    sum += near(likeness, beats * period) / beats
    weights += 1 / beats
  }
  if (weights === 0) return { bpm, likeness: 0, score: 0 }
  const usual = Math.exp(-0.5 * (Math.log2(bpm / USUAL) / WIDTH) ** 2)
  return { bpm, likeness: sum / weights, score: Math.max(0, sum / weights) * Math.sqrt(Math.max(0, near(likeness, period))) * usual }
}

/** The best within half a frame: players are not that exact. */
const near = (likeness: Float64Array, lag: number): number => Math.max(likenessAt(likeness, lag), likenessAt(likeness, lag - 0.5), likenessAt(likeness, lag + 0.5))

/** The speed within 3 % at which up to sixteen beats fit best. */
function refine(likeness: Float64Array, bpm: number): number {
  const beats = Math.min(16, Math.floor((likeness.length - 4) / ((60 * FRAME_RATE) / bpm)))
  let best = bpm, most = -Infinity
  for (let step = -60; step <= 60; step++) {
    const period = (60 * FRAME_RATE) / (bpm * (1 + step * 0.0005))
    let fit = -Math.abs(step) * 5e-6
    for (let k = 1; k <= beats; k++) fit += likenessAt(likeness, k * period) / Math.sqrt(k)
    if (fit > most) [best, most] = [bpm * (1 + step * 0.0005), fit]
  }
  return best
}
