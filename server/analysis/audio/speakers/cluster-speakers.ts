import { averageLink, dot } from './average-link.ts'
import { FRAMES_A_SECOND } from './cepstra.ts'
import { partByCount, partByEvidence } from './part-windows.ts'
import { WINDOW_HOP, type VoiceWindow } from './voice-window.ts'

/** Windows that are compared each with each; of more, so many are taken that lie evenly. */
const COMPARED = 1500
const ROUNDS = 3
/** What a change of speaker costs, in cosine: within a stretch of voice, and at a pause. */
const CHANGE = 0.3
const CHANGE_AT_PAUSE = 0.075

/**
 * Says who speaks in each window: numbers from 0 in the order of their first words. Without `count` the number of speakers is estimated, which needs windows with their spread.
 * @returns one number a window
 */
export function clusterSpeakers(windows: readonly VoiceWindow[], { count }: { count?: number } = {}): Int32Array {
  if (windows.length === 0) return new Int32Array(0)
  const vectors = centred(windows.map(({ vector }) => vector))
  const places = comparedOf(windows, count === undefined)
  const merges = averageLink(places.map((place) => vectors[place]!))
  const labels = count === undefined ? partByEvidence(places.map((place) => windows[place]!), merges, ownFrames(windows, places)) : partByCount(merges, Math.min(count, places.length))
  const speakers = labels.reduce((most, label) => Math.max(most, label), 0) + 1
  if (speakers === 1) return new Int32Array(windows.length)
  return inOrder(settle(windows, vectors, centresOf(places.map((place) => vectors[place]!), labels, speakers)))
}

/** Windows overlap, and some are left out: so many frames stand for each. */
const ownFrames = (windows: readonly VoiceWindow[], places: readonly number[]): number => (WINDOW_HOP * FRAMES_A_SECOND * windows.length) / places.length

function comparedOf(windows: readonly VoiceWindow[], withSpread: boolean): number[] {
  const able = windows.flatMap(({ spread }, i) => (spread || !withSpread ? [i] : []))
  const step = Math.ceil(able.length / COMPARED)
  return able.filter((_, i) => i % step === 0)
}

/** What all have in common, room and microphone, is taken away, and the length with it. */
function centred(vectors: readonly Float32Array[]): Float32Array[] {
  const mean = new Float64Array(vectors[0]!.length)
  for (const vector of vectors) for (let k = 0; k < mean.length; k++) mean[k]! += vector[k]! / vectors.length
  return vectors.map((vector) => toUnit(Float32Array.from(vector, (value, k) => value - mean[k]!)))
}

function toUnit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector)) || 1
  return vector.map((value) => value / length)
}

function centresOf(vectors: readonly Float32Array[], labels: Int32Array, speakers: number): Float32Array[] {
  const sums = Array.from({ length: speakers }, () => new Float32Array(vectors[0]!.length))
  for (const [i, vector] of vectors.entries()) {
    const sum = sums[labels[i]!]
    if (sum) for (let k = 0; k < vector.length; k++) sum[k]! += vector[k]!
  }
  return sums.map(toUnit)
}

/** Each window goes to the speaker whose voice it has, where a change costs something; then the voices are taken anew. */
function settle(windows: readonly VoiceWindow[], vectors: readonly Float32Array[], first: Float32Array[]): Int32Array {
  let centres = first, labels = new Int32Array(windows.length)
  for (let round = 0; round < ROUNDS; round++) {
    labels = likeliestPath(windows, vectors, centres)
    centres = centresOf(vectors, labels, centres.length)
  }
  return labels
}

/** Viterbi. */
function likeliestPath(windows: readonly VoiceWindow[], vectors: readonly Float32Array[], centres: readonly Float32Array[]): Int32Array<ArrayBuffer> {
  const speakers = centres.length
  const came = new Uint8Array(windows.length * speakers)
  let best = new Float64Array(speakers)
  for (const [i, vector] of vectors.entries()) {
    const leader = best.reduce((top, value, s) => (value > best[top]! ? s : top), 0)
    const change = i > 0 && windows[i]!.start <= windows[i - 1]!.end ? CHANGE : CHANGE_AT_PAUSE
    best = best.map((value, s) => {
      const changes = best[leader]! - change > value
      came[i * speakers + s] = changes ? leader : s
      return (changes ? best[leader]! - change : value) + dot(vector, centres[s]!)
    })
  }
  const labels = new Int32Array(windows.length)
  let at = best.reduce((top, value, s) => (value > best[top]! ? s : top), 0)
  for (let i = windows.length - 1; i >= 0; i--) {
    labels[i] = at
    at = came[i * speakers + at]!
  }
  return labels
}

function inOrder(labels: Int32Array): Int32Array {
  const numbers = new Map<number, number>()
  for (const label of labels) if (!numbers.has(label)) numbers.set(label, numbers.size)
  return labels.map((label) => numbers.get(label)!)
}
