import type { Bandwidth } from '../spectra/bandwidth.ts'
import type { ChannelFacts } from './channel-facts.ts'
import type { FrameLevels } from './frame-levels.ts'
import type { Hum } from './hum.ts'

/** Everything that was measured of a sound. */
export interface SoundMeasures {
  seconds: number
  /** Undefined for silence, as are those below. */
  levels: FrameLevels | undefined
  bandwidth: Bandwidth | undefined
  hum: Hum | undefined
  /** Share of samples. */
  clipped: number
  dropouts: number
  channels: ChannelFacts
  /** Bits that the samples of a lossless sound really use; undefined for a lossy one. */
  bits: number | undefined
  /** Of a lossless sound that was lossy before. */
  upscaled: boolean
  /** Thousand bits a second and channel that a lossy sound has, as MP3 would need them; undefined where nothing tells. */
  kilobits: number | undefined
}

/** Something that speaks against a sound: the share of its score that it costs, 0 to 1. */
export interface SoundFault { reason: SoundFaultReason; cost: number }

/** Message keys below 'analysis.sound-quality.'. */
export type SoundFaultReason = 'silent' | 'mostly-silent' | 'clipped' | 'noisy' | 'hum' | 'dropouts' | 'offset' | 'dead-channel' | 'inverted' | 'quiet' | 'narrow' | 'few-bits' | 'compressed' | 'upscaled'

const NAMED = 0.12 // a fault that costs less than this is not worth a word

/** How far a value has come from one bound to the other, 0 to 1; the bounds may fall. */
const between = (value: number, from: number, to: number): number => Math.max(0, Math.min(1, (value - from) / (to - from)))

/** What each fault costs, worst first. The bounds were set on one speech spoilt in nine ways and on music and speech as they came, of which none is to be called bad (docs/analyzers.md). */
export function soundFaultsOf(measures: SoundMeasures): SoundFault[] {
  if (!measures.levels) return [{ reason: 'silent', cost: 0.95 }]
  const faults: SoundFault[] = [...levelFaults(measures.levels, measures.hum), ...waveFaults(measures), ...storeFaults(measures)]
  return faults.filter(({ cost }) => cost > 0).sort((a, b) => b.cost - a.cost)
}

/** 0 to 100: every fault takes its share of what the others left. */
export const soundScoreOf = (faults: readonly SoundFault[]): number => Math.round(100 * faults.reduce((rest, { cost }) => rest * (1 - cost), 1))

/** The faults worth a word, worst first. */
export const namedSoundFaults = (faults: readonly SoundFault[]): SoundFaultReason[] => faults.filter(({ cost }) => cost >= NAMED).map(({ reason }) => reason)

function levelFaults({ signal, snr, spread, noiselike, silence }: FrameLevels, hum: Hum | undefined): SoundFault[] {
  // what is like noise and steady is a floor, if something else is louder; all else is music without pauses, or noise that was wanted
  const noise = between(noiselike, 0.4, 0.52) * between(spread, 4, 1.5) * between(snr, 4, 10)
  return [
    { reason: 'noisy', cost: 0.7 * between(snr, 28, 8) * noise },
    { reason: 'hum', cost: hum ? 0.6 * between(signal - hum.level, 45, 10) : 0 },
    { reason: 'quiet', cost: 0.7 * between(signal, -38, -60) },
    { reason: 'mostly-silent', cost: 0.3 * between(silence, 0.6, 0.95) },
  ]
}

function waveFaults({ seconds, clipped, dropouts, channels }: SoundMeasures): SoundFault[] {
  const aMinute = dropouts / Math.max(seconds / 60, 0.1)
  return [
    { reason: 'clipped', cost: clipped > 0 ? 0.8 * between(Math.log10(clipped), -4, -1.5) : 0 },
    { reason: 'dropouts', cost: dropouts > 0 ? 0.1 + 0.6 * between(Math.sqrt(aMinute), 0, 5) : 0 },
    { reason: 'offset', cost: 0.5 * between(channels.offset, 0.005, 0.15) },
    { reason: 'dead-channel', cost: channels.state === 'dead' ? 0.35 : 0 },
    { reason: 'inverted', cost: channels.state === 'inverted' ? 0.45 : 0 },
  ]
}

function storeFaults({ bandwidth, bits, upscaled, kilobits }: SoundMeasures): SoundFault[] {
  const hertz = bandwidth?.hertz ?? 0
  return [
    { reason: 'narrow', cost: 1 - (1 - 0.6 * between(hertz, 6500, 2500)) * (1 - 0.1 * between(hertz, 15_000, 6500)) },
    { reason: 'few-bits', cost: bits === undefined || bits === 0 ? 0 : 0.5 * between(bits, 14, 7) },
    { reason: 'compressed', cost: kilobits === undefined ? 0 : 0.5 * between(kilobits, 40, 8) },
    { reason: 'upscaled', cost: upscaled ? 0.3 : 0 },
  ]
}
