import { hannWindow } from '../fft/hann-window.ts'
import { realFft } from '../fft/real-fft.ts'
import { slideFrames } from '../fft/slide-frames.ts'
import type { SharedListener, Sound } from '../sound.ts'

const FRAME_SECONDS = 0.046 // about 2048 samples at 44,100 and 48,000 a second

/** Spectra of a sound at its own rate, made once for all who ask. */
export interface Spectra extends SharedListener {
  /** Hertz from one bin to the next; bins go from 0 to half the rate. */
  binHz: number
  bins: number
  /** Seconds from one frame to the next. */
  hop: number
  /** Gives what the latest block completed, in order: power[bins], the mean over channels; a tone of full loudness has 1 in its bin. The memory is used again. */
  each(use: (power: Float32Array) => void): void
}

/** Spectra of frames of some 46 ms that overlap by half. Channels are heard apart, so that what one has against the other is not lost. */
export const hearSpectra = (sound: Sound): Promise<Spectra> => sound.shared('spectra', () => makeSpectra(sound))

function makeSpectra({ rate, channels }: Pick<Sound, 'rate' | 'channels'>): Spectra {
  const size = Math.max(8, 2 ** Math.round(Math.log2(rate * FRAME_SECONDS)))
  const fft = realFft(size), window = hannWindow(size)
  const full = (window.reduce((sum, value) => sum + value, 0) / 2) ** 2 * channels
  const windowed = new Float64Array(size), power = new Float32Array(fft.bins)
  const latest: Float32Array[] = []
  let complete = 0
  const add = (frame: Float32Array, number: number): void => {
    const spectrum = (latest[number] ??= new Float32Array(fft.bins))
    for (let i = 0; i < size; i++) windowed[i] = frame[i]! * window[i]!
    fft.power(windowed, power)
    for (let k = 0; k < spectrum.length; k++) spectrum[k]! += power[k]! / full
  }
  let begun = 0 // number of the first frame of this block
  const sliding = Array.from({ length: channels }, () => slideFrames({ size, hop: size / 2, centred: false }, (frame, number) => { add(frame, number - begun); complete = number + 1 }))
  const oneChannel = new Float32Array(Math.ceil(rate))
  const clear = (): void => {
    for (let i = 0; i < complete - begun; i++) latest[i]!.fill(0)
    begun = complete
  }
  return {
    binHz: rate / size, bins: fft.bins, hop: size / 2 / rate,
    take(samples) {
      clear()
      const frames = samples.length / channels
      for (let c = 0; c < channels; c++) {
        for (let i = 0, at = c; i < frames; i++, at += channels) oneChannel[i] = samples[at]!
        sliding[c]!.take(oneChannel.subarray(0, frames))
      }
    },
    finish() {
      clear()
      for (const frames of sliding) frames.finish()
    },
    each(use) {
      for (let i = 0; i < complete - begun; i++) use(latest[i]!)
    },
  }
}
