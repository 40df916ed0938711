import { hannWindow } from '../fft/hann-window.ts'
import { realFft } from '../fft/real-fft.ts'
import { slideFrames } from '../fft/slide-frames.ts'
import { MUSIC_RATE, type SharedListener, type Sound } from '../sound.ts'

const SIZE = 8192, HOP = 4096 // 372 ms around a moment, every 186 ms
const LOWEST = Math.ceil((55 * SIZE) / MUSIC_RATE), HIGHEST = Math.floor((3500 * SIZE) / MUSIC_RATE) // bins of 55 and 3500 Hz
const FAINTEST = 1e-6 // power of the loudest bin of a frame: below is silence
const LEAST_SHARE = 1e-5 // of it: fainter peaks are not counted
/** A partial votes for the tones that it may be a harmonic of: so many semitones below, with such weight. */
const HARMONICS: readonly (readonly [semitones: number, weight: number])[] = [[0, 1], [12, 0.5], [12 * Math.log2(3), 0.35], [24, 0.25]]
const PART = 54 // frames: ten seconds
/** Votes are kept in steps of 5 cents until the tuning is known. */
const STEPS = 20
export const CLASSES = 12

/** How much of each pitch class was heard, from C on: number[12], adding up to 1; and how far it is tuned above 440 Hz, in semitones. */
export interface PitchClasses { shares: number[]; tuning: number; /** 0 to 1: how well its tones agree on that tuning; voices glide, and agree on none. */ steadiness: number }

/** One who gathers the pitch classes of a sound, for all who want to know its tones. */
export interface PitchListener extends SharedListener {
  take(samples: Float32Array): void
  finish(): void
  /** When all was heard; undefined where no tone was. */
  heard(): PitchClasses | undefined
}

export const pitchClassesOf = (sound: Sound): Promise<PitchListener> => sound.shared('pitch classes', gatherPitchClasses)

/** Gathers pitch classes from the peaks of spectra, however long the sound. */
export function gatherPitchClasses(): PitchListener {
  const fft = realFft(SIZE), window = hannWindow(SIZE)
  const windowed = new Float64Array(SIZE), power = new Float64Array(SIZE / 2 + 1), votes = new Float64Array(CLASSES * STEPS), ofFrame = new Float64Array(CLASSES * STEPS)
  const whole = { cos: 0, sin: 0 }, part = { cos: 0, sin: 0, magnitudes: 0, frames: 0 }, agreed = { sum: 0, magnitudes: 0 }
  const { take, finish } = slideFrames({ size: SIZE, hop: HOP, centred: false }, (samples) => {
    for (let i = 0; i < SIZE; i++) windowed[i] = samples[i]! * window[i]!
    fft.power(windowed, power)
    vote()
    if (++part.frames === PART) closePart()
  })
  return {
    take,
    finish() {
      finish()
      closePart()
    },
    heard() {
      const tuning = Math.atan2(whole.sin, whole.cos) / (2 * Math.PI)
      const shares = foldVotes(votes, tuning)
      const sum = shares.reduce((total, share) => total + share, 0)
      return sum > 0 ? { shares: shares.map((share) => share / sum), tuning, steadiness: agreed.sum / agreed.magnitudes } : undefined
    },
  }

  /** Pieces of a recording may be tuned differently, so that each ten seconds agree for themselves. */
  function closePart(): void {
    whole.cos += part.cos
    whole.sin += part.sin
    agreed.sum += Math.hypot(part.cos, part.sin)
    agreed.magnitudes += part.magnitudes
    Object.assign(part, { cos: 0, sin: 0, magnitudes: 0, frames: 0 })
  }

  /** Adds the votes of a frame, each frame alike however loud; a silent one has none. */
  function vote(): void {
    let loudest = 0
    for (let k = LOWEST; k <= HIGHEST; k++) loudest = Math.max(loudest, power[k]!)
    if (loudest < FAINTEST) return
    ofFrame.fill(0)
    let total = 0
    for (let k = LOWEST; k <= HIGHEST; k++) {
      if (power[k]! <= power[k - 1]! || power[k]! < power[k + 1]! || power[k]! < loudest * LEAST_SHARE) continue
      const midi = 69 + 12 * Math.log2(((k + peakBeside(power, k)) * MUSIC_RATE) / SIZE / 440)
      const magnitude = Math.sqrt(power[k]!), weight = Math.sqrt(magnitude)
      part.cos += magnitude * Math.cos(2 * Math.PI * midi)
      part.sin += magnitude * Math.sin(2 * Math.PI * midi)
      part.magnitudes += magnitude
      for (const [semitones, share] of HARMONICS) {
        ofFrame[(Math.round((midi - semitones) * STEPS) + 100 * votes.length) % votes.length]! += weight * share
        total += weight * share
      }
    }
    if (total > 0) for (let i = 0; i < votes.length; i++) votes[i]! += ofFrame[i]! / total
  }
}

/** How far beside a bin the peak lies: of the parabola through the logarithms. */
function peakBeside(power: Float64Array, k: number): number {
  const before = Math.log(power[k - 1]! + 1e-20), here = Math.log(power[k]!), after = Math.log(power[k + 1]! + 1e-20)
  return (0.5 * (before - after)) / (before - 2 * here + after || -1)
}

/** Each class gets what lies around its tuned tone, the less the further off. */
function foldVotes(votes: Float64Array, tuning: number): number[] {
  const shares = Array.from({ length: CLASSES }, () => 0)
  for (const [step, amount] of votes.entries()) {
    const pitch = step / STEPS - tuning
    const nearest = Math.round(pitch)
    shares[((nearest % CLASSES) + CLASSES) % CLASSES]! += amount * Math.cos(Math.PI * (pitch - nearest)) ** 2
  }
  return shares
}
