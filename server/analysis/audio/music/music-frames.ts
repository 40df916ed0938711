import { hannWindow } from '../fft/hann-window.ts'
import { realFft } from '../fft/real-fft.ts'
import { slideFrames } from '../fft/slide-frames.ts'
import { MUSIC_RATE, type SharedListener, type Sound } from '../sound.ts'
import { melBank } from './mel-bank.ts'

export const FRAME_SIZE = 2048
export const FRAME_HOP = 512
export const FRAME_BINS = FRAME_SIZE / 2 + 1
export const MEL_BANDS = 128
/** Frames a second: 43.07. */
export const FRAME_RATE = MUSIC_RATE / FRAME_HOP

/** One frame of music: 93 ms around a point of time, every 23 ms. */
export interface MusicFrame {
  /** From 0; its middle is at number / FRAME_RATE seconds. */
  number: number
  /** float32[1025]: squared magnitude of each bin. */
  power: Float32Array
  /** float32[128]: decibels of each mel band, -100 and more. */
  mel: Float32Array
  /** Root of the mean square of its samples, with nothing before the beginning and behind the end. */
  rms: number
  /** Share of neighbouring samples of different sign. */
  crossings: number
}

/** Frames of a sound as librosa makes them (centred, periodic Hann window, Slaney's mel bands), for tempo and genre. */
export interface MusicFrames extends SharedListener {
  take(samples: Float32Array): void
  finish(): void
  /** Those that the latest block completed, and at the end the rest; they are overwritten with the next block. */
  latest(): readonly MusicFrame[]
}

const LEAST_POWER = 1e-10 // what decibels end at
const LEAST_SWING = 1e-10 // nearer to 0 has no sign

/** The frames of a sound; whoever asks for them reads the latest in `take` and once more in `finish`. */
export const musicFrames = (sound: Sound): Promise<MusicFrames> => sound.shared('music frames', makeMusicFrames)

export function makeMusicFrames(): MusicFrames {
  const fft = realFft(FRAME_SIZE), window = hannWindow(FRAME_SIZE), bank = melBank({ rate: MUSIC_RATE, size: FRAME_SIZE, bands: MEL_BANDS })
  const windowed = new Float64Array(FRAME_SIZE)
  const kept: MusicFrame[] = []
  let count = 0
  const frames = slideFrames({ size: FRAME_SIZE, hop: FRAME_HOP, centred: true }, (samples, number, from, to) => {
    const frame = kept[count] ??= { number, power: new Float32Array(FRAME_BINS), mel: new Float32Array(MEL_BANDS), rms: 0, crossings: 0 }
    count++
    for (let i = 0; i < FRAME_SIZE; i++) windowed[i] = samples[i]! * window[i]!
    fft.power(windowed, frame.power)
    bank.weigh(frame.power, frame.mel)
    for (let band = 0; band < MEL_BANDS; band++) frame.mel[band] = 10 * Math.log10(Math.max(LEAST_POWER, frame.mel[band]!))
    frame.number = number
    frame.rms = rmsOf(samples, from, to)
    frame.crossings = crossingsOf(samples, from, to)
  })
  return {
    latest: () => kept.slice(0, count),
    take(samples) {
      count = 0
      frames.take(samples)
    },
    finish() {
      count = 0
      frames.finish()
    },
  }
}

function rmsOf(samples: Float32Array, from: number, to: number): number {
  let sum = 0
  for (let i = from; i < to; i++) sum += samples[i]! * samples[i]!
  return Math.sqrt(sum / FRAME_SIZE)
}

/** Beyond its ends the sound is taken to stay as it is there. */
function crossingsOf(samples: Float32Array, from: number, to: number): number {
  let count = 0, below = samples[from]! < -LEAST_SWING
  for (let i = from + 1; i < to; i++) {
    const now = samples[i]! < -LEAST_SWING
    if (now !== below) count++
    below = now
  }
  return count / FRAME_SIZE
}
