import type { EdgeBlur } from './edge-blur.ts'
import type { Tones } from './tones.ts'

/** Everything that was measured of a picture. */
export interface QualityMeasures {
  /** At the size at which a screen shows it whole, and in its middle as it is. */
  blur: EdgeBlur
  detail: EdgeBlur
  tones: Tones
  /** Standard deviation of the grain, of 255. */
  noise: number
  blocks: number
  /** Longer edge, pixels; at most the shared raster's. */
  edge: number
  /** 0 as a photograph should be, to 100; undefined where its model is not installed. */
  brisque?: number
}

/** Something that speaks against a picture: the share of its score that it costs, 0 to 1. */
export interface Fault { reason: QualityReason; cost: number }

/** Message keys below 'analysis.quality.'. */
export type QualityReason = 'blurred' | 'motion-blurred' | 'plain' | 'too-dark' | 'too-bright' | 'burnt-out' | 'blocked-up' | 'low-contrast' | 'noisy' | 'compressed' | 'small' | 'unnatural'

const NAMED = 0.12 // a fault that costs less than this is not worth a word

/** How far a value has come from one bound to the other, 0 to 1; the bounds may fall. */
const between = (value: number, from: number, to: number): number => Math.max(0, Math.min(1, (value - from) / (to - from)))

/**
 * What each fault costs. The bounds were set on the groups of the developers' pictures, each one photograph spoilt in nine ways,
 * and on some fifty photographs as they came from people, of which none is to be called bad (docs/analyzers.md).
 */
export function faultsOf(measures: QualityMeasures): Fault[] {
  const faults: Fault[] = [...focusFaults(measures), ...lightFaults(measures.tones), ...makeFaults(measures)]
  return faults.filter(({ cost }) => cost > 0).sort((a, b) => b.cost - a.cost)
}

/** 0 to 100: every fault takes its share of what the others left. */
export const scoreOf = (faults: readonly Fault[]): number => Math.round(100 * faults.reduce((rest, { cost }) => rest * (1 - cost), 1))

/** The faults worth a word, worst first. */
export const namedFaults = (faults: readonly Fault[]): QualityReason[] => faults.filter(({ cost }) => cost >= NAMED).map(({ reason }) => reason)

function focusFaults({ blur, detail }: QualityMeasures): Fault[] {
  if (!blur.seen) return [{ reason: 'plain', cost: 0.5 }]
  const oneWay = between(blur.softest - blur.crispest, 0.7, 1.3) * between(blur.softest, 0.9, 1.6)
  return [
    { reason: 'motion-blurred', cost: 0.8 * oneWay },
    // what looks sharp on a screen may be soft as it is: that only breaks ties, say in a burst
    { reason: 'blurred', cost: 1 - (1 - 0.9 * between(blur.sigma, 0.7, 3.2)) * (1 - 0.1 * between(detail.sigma, 0.3, 4)) },
  ]
}

function lightFaults({ mean, brightest, range, blocked, burnt, between: photographic }: Tones): Fault[] {
  // white paper is no fault: a page has next to nothing between paper and ink
  const photograph = between(photographic, 0.12, 0.3)
  const tooBright = 0.8 * between(mean, 0.6, 0.72) * between(burnt, 0.1, 0.3) * photograph
  return [
    { reason: 'too-dark', cost: 0.85 * between(brightest, 0.4, 0.15) },
    { reason: 'too-bright', cost: tooBright },
    { reason: 'burnt-out', cost: tooBright > 0 ? 0 : 0.3 * between(burnt, 0.1, 0.4) * photograph },
    { reason: 'blocked-up', cost: 0.3 * between(blocked, 0.2, 0.6) * photograph },
    { reason: 'low-contrast', cost: 0.6 * between(range, 0.45, 0.15) },
  ]
}

function makeFaults({ noise, blocks, edge, brisque }: QualityMeasures): Fault[] {
  return [
    { reason: 'noisy', cost: 0.6 * between(noise, 5, 14) },
    { reason: 'compressed', cost: 0.8 * between(blocks, 1.4, 2.7) },
    { reason: 'small', cost: 1 - (1 - 0.6 * between(edge, 400, 100)) * (1 - 0.1 * between(edge, 1600, 400)) },
    { reason: 'unnatural', cost: brisque === undefined ? 0 : 0.35 * between(brisque, 40, 85) },
  ]
}
