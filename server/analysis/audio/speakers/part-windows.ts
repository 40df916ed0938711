import { cutMerges, type Merges } from './average-link.ts'
import { SPREAD_CEPSTRA, type Spread, type VoiceWindow } from './voice-window.ts'

/** More people are not told by themselves. */
const MOST = 10

/** What two groups of windows have to show for being two people; measured on conversations and on single speakers. */
export interface SplitEvidence {
  /** Frames of the smaller group. */
  frames: number
  /** How much better two Gaussians explain the frames than one, in units of what the further numbers cost (Bayes information criterion). */
  gain: number
  /** The same in each frame: it does not grow with time. */
  divergence: number
  /** Cosine between the two as they are, with what room and microphone have in common. */
  likeness: number
}

/** Frames of a group: fewer are a moment that is unlike all, a laugh or a cough, and nobody. */
const FEW = 80
/** Frames of a group whose voice is known well. */
const MANY = 400

/**
 * Parts windows among as many people as they show: from the top of the tree on, while the next two parts are as different as two people. A label for each window, -1 for what is nobody's.
 * `frames` are those of a window that belong to it alone, since windows overlap.
 */
export function partByEvidence(windows: readonly VoiceWindow[], merges: Merges, frames: number): Int32Array {
  let parted = 1
  for (let groups = 2; groups <= Math.min(MOST, windows.length); groups++) {
    const evidence = evidenceOfSplit(windows, merges, groups, frames)
    if (evidence.frames < FEW) continue
    if (!areTwoPeople(evidence, groups)) break
    parted = groups
  }
  return withoutFew(cutMerges(merges, parted), Math.ceil(FEW / frames))
}

/** Parts windows among `count` people: as far down the tree as is needed for so many groups that are more than a moment, or else just so many. */
export function partByCount(merges: Merges, count: number): Int32Array {
  const windows = merges.length + 1
  for (let groups = count; groups <= Math.min(windows, count + MOST); groups++) {
    const labels = withoutFew(cutMerges(merges, groups), 2)
    if (labels.reduce((most, label) => Math.max(most, label), -1) + 1 === count) return labels
  }
  return cutMerges(merges, Math.min(count, windows))
}

/** The more alike two groups are, the longer both must be; and the more people there are already, the surer a further one. */
function areTwoPeople({ frames, gain, divergence, likeness }: SplitEvidence, groups: number): boolean {
  if (divergence < 2.2 || likeness > 0.93) return false
  return likeness < 0.55 ? gain >= 1.4 : frames >= MANY && gain >= 1.4 + 0.5 * (groups - 2)
}

/** Groups of fewer windows become nobody's (-1), unless none is larger; the others are numbered anew. */
function withoutFew(labels: Int32Array, least: number): Int32Array {
  const sizes = new Map<number, number>()
  for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1)
  const kept = [...sizes].filter(([, size]) => size >= least).map(([label]) => label)
  return kept.length === 0 ? labels : labels.map((label) => kept.indexOf(label))
}

/** What stands for parting the one group that becomes two when there are so many. */
export function evidenceOfSplit(windows: readonly VoiceWindow[], merges: Merges, groups: number, framesAWindow: number): SplitEvidence {
  const [into, from] = merges[merges.length + 1 - groups]!
  const labels = cutMerges(merges, groups)
  const [one, other] = [labels[into], labels[from]].map((label) => windows.filter((_, i) => labels[i] === label)) as [VoiceWindow[], VoiceWindow[]]
  const [a, b] = [pool(one), pool(other)]
  const [na, nb] = [framesAWindow * one.length, framesAWindow * other.length]
  const both = poolSpreads([{ ...a, frames: na }, { ...b, frames: nb }])
  const gain = 0.5 * ((na + nb) * logDeterminant(both.covariance) - na * logDeterminant(a.covariance) - nb * logDeterminant(b.covariance))
  const d = SPREAD_CEPSTRA
  return {
    frames: Math.min(na, nb), gain: gain / (0.5 * (d + (d * (d + 1)) / 2) * Math.log(na + nb)),
    divergence: gain / ((na * nb) / (na + nb)), likeness: cosine(meanVector(one), meanVector(other)),
  }
}

const pool = (windows: readonly VoiceWindow[]): Spread => poolSpreads(windows.flatMap(({ spread }) => spread ?? []))

/** Mean and covariance of all frames together. */
function poolSpreads(spreads: readonly Spread[]): Spread {
  const n = SPREAD_CEPSTRA
  const frames = spreads.reduce((sum, spread) => sum + spread.frames, 0)
  const mean = new Float64Array(n), covariance = new Float64Array(n * n)
  for (const spread of spreads) for (let i = 0; i < n; i++) mean[i]! += (spread.mean[i]! * spread.frames) / frames
  for (const spread of spreads) {
    const share = spread.frames / frames
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) covariance[i * n + j]! += share * (spread.covariance[i * n + j]! + (spread.mean[i]! - mean[i]!) * (spread.mean[j]! - mean[j]!))
  }
  return { frames, mean, covariance }
}

/** ln |covariance + 0.001|, by Cholesky. */
function logDeterminant(covariance: Float64Array): number {
  const n = SPREAD_CEPSTRA
  const lower = new Float64Array(n * n)
  let sum = 0
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = covariance[i * n + j]! + (i === j ? 1e-3 : 0)
      for (let k = 0; k < j; k++) rest -= lower[i * n + k]! * lower[j * n + k]!
      lower[i * n + j] = i === j ? Math.sqrt(Math.max(1e-9, rest)) : rest / lower[j * n + j]!
    }
    sum += 2 * Math.log(lower[i * n + i]!)
  }
  return sum
}

const meanVector = (windows: readonly VoiceWindow[]): Float64Array => Float64Array.from(windows[0]!.vector, (_, k) => windows.reduce((sum, { vector }) => sum + vector[k]!, 0) / windows.length)

function cosine(a: Float64Array, b: Float64Array): number {
  let both = 0, ofA = 0, ofB = 0
  for (let i = 0; i < a.length; i++) {
    both += a[i]! * b[i]!
    ofA += a[i]! ** 2
    ofB += b[i]! ** 2
  }
  return both / Math.sqrt(ofA * ofB || 1)
}
