import { FRAME_BINS, MEL_BANDS, type MusicFrame } from '../music/music-frames.ts'
import { chromaBank, chromaOf, tuningOf } from './chroma.ts'
import { Moments } from './moments.ts'
import { spectralShape } from './spectral-shape.ts'

const MFCC = 20
const DEEPEST = 80 // decibels below the loudest band of the window
/** float64[20 × 128]: the orthonormal cosine transform. */
const cosines = Float64Array.from({ length: MFCC * MEL_BANDS }, (_, at) => {
  const i = Math.floor(at / MEL_BANDS), band = at % MEL_BANDS
  return Math.cos((Math.PI * i * (2 * band + 1)) / (2 * MEL_BANDS)) * Math.sqrt((i === 0 ? 1 : 2) / MEL_BANDS)
})

/** What windowFeatures gives, in that order: mean and variance of each. */
export const featureNames: readonly string[] = ['chroma_stft', 'rms', 'spectral_centroid', 'spectral_bandwidth', 'rolloff', 'zero_crossing_rate', ...Array.from({ length: MFCC }, (_, i) => `mfcc${i + 1}`)]
  .flatMap((name) => [`${name}_mean`, `${name}_var`])
export const FEATURES = featureNames.length

/** Gathers frames of one window and tells its 52 features, as librosa would; made once, used for window after window. */
export function windowOfMusic(mostFrames: number) {
  const powers = new Float32Array(mostFrames * FRAME_BINS), mels = new Float32Array(mostFrames * MEL_BANDS)
  let count = 0, [rms, centroid, bandwidth, rolloff, crossings] = newMoments()
  return {
    get frames(): number {
      return count
    },
    add(frame: MusicFrame): void {
      powers.set(frame.power, count * FRAME_BINS)
      mels.set(frame.mel, count * MEL_BANDS)
      const shape = spectralShape(frame.power)
      rms.add(frame.rms)
      centroid.add(shape.centroid)
      bandwidth.add(shape.bandwidth)
      rolloff.add(shape.rolloff)
      crossings.add(frame.crossings)
      count++
    },
    /** Root of the mean square, mean over frames. */
    loudness: (): number => rms.mean,
    /** float32[52] */
    features(): Float32Array {
      const all = [chromaMoments(powers.subarray(0, count * FRAME_BINS)), rms, centroid, bandwidth, rolloff, crossings, ...mfccMoments(mels.subarray(0, count * MEL_BANDS))]
      return Float32Array.from(all.flatMap(({ mean, variance }) => [mean, variance]))
    },
    clear(): void {
      count = 0;
      [rms, centroid, bandwidth, rolloff, crossings] = newMoments()
    },
  }
}

const newMoments = (): [Moments, Moments, Moments, Moments, Moments] => [new Moments(), new Moments(), new Moments(), new Moments(), new Moments()]

function chromaMoments(powers: Float32Array): Moments {
  const moments = new Moments(), chroma = new Float64Array(12), bank = chromaBank(tuningOf(powers))
  for (let row = 0; row < powers.length; row += FRAME_BINS) {
    chromaOf(bank, powers, row, chroma)
    for (const value of chroma) moments.add(value)
  }
  return moments
}

function mfccMoments(mels: Float32Array): Moments[] {
  const floor = mels.reduce((most, value) => Math.max(most, value), -Infinity) - DEEPEST
  const moments = Array.from({ length: MFCC }, () => new Moments())
  for (let row = 0; row < mels.length; row += MEL_BANDS) {
    for (let band = 0; band < MEL_BANDS; band++) mels[row + band] = Math.max(floor, mels[row + band]!)
    for (let i = 0; i < MFCC; i++) {
      let sum = 0
      for (let band = 0; band < MEL_BANDS; band++) sum += cosines[i * MEL_BANDS + band]! * mels[row + band]!
      moments[i]!.add(sum)
    }
  }
  return moments
}
