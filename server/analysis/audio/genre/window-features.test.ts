import { describe, expect, it } from 'vitest'
import { noise, sampled } from '../../../../test/support/hear-samples.ts'
import { makeMusicFrames } from '../music/music-frames.ts'
import { MUSIC_RATE } from '../sound.ts'
import { spreadWindows } from '../music/spread-windows.ts'
import { FEATURES, featureNames, windowOfMusic } from './window-features.ts'

/** Of the made sound below, by the sketch whose features were found equal to librosa's. */
const expected = [
  0.167971, 0.0855344, 0.14595, 0.0000527375, 2973.96, 39516.9, 3408.21, 8272.22, 7709.75, 125452, 0.0295494, 0.0000177902,
  -211.755, 48.4876, 23.6703, 138.195, 13.6916, 114.136, 5.72345, 86.0778, 6.93722, 93.24, 8.58396, 136.354, 6.5444, 111.785, 1.70525, 101.567, -2.35504, 81.3593, -4.14198, 92.5157,
  -5.07894, 72.69, -8.80995, 68.458, -12.2632, 86.9533, -14.0439, 76.2498, -13.6442, 72.8725, -15.0662, 69.9756, -16.0646, 66.4697, -16.2906, 67.1292, -15.4025, 66.6399, -13.1581, 64.7515,
]

function featuresOf(samples: Float32Array): Float32Array {
  const frames = makeMusicFrames(), window = windowOfMusic(1 + Math.floor(samples.length / 512))
  const hear = (): void => { for (const frame of frames.latest()) window.add(frame) }
  for (let at = 0; at < samples.length; at += 11_025) {
    frames.take(samples.subarray(at, at + 11_025))
    hear()
  }
  frames.finish()
  hear()
  return window.features()
}

describe('windowOfMusic', () => {
  it('tells the features of a made sound as librosa does', () => {
    const hiss = noise(7)
    const features = featuresOf(sampled(MUSIC_RATE, 2, (t) => 0.2 * Math.sin(2 * Math.PI * 223 * t) + 0.1 * Math.sin(2 * Math.PI * (446 * t + 300 * t * t)) * Math.exp(-3 * (t % 0.5)) + 0.02 * hiss()))
    expect(features).toHaveLength(FEATURES)
    for (const [i, value] of expected.entries()) expect(Math.abs(features[i]! / value - 1), featureNames[i]).toBeLessThan(1e-3)
  })

  it('has numbers for silence, too', () => {
    expect([...featuresOf(new Float32Array(22_050))].every(Number.isFinite)).toBe(true)
  })
})

describe('spreadWindows', () => {
  const spread = (count: number, promised: number): number[] => {
    const windows = spreadWindows<number>({ promised, most: 8 })
    for (let i = 0; i < count; i++) if (windows.isWanted(i)) windows.add(i)
    return [...windows.windows()]
  }

  it('takes all of a short sound, and evenly many of a long one', () => {
    expect(spread(5, 5)).toEqual([0, 1, 2, 3, 4])
    expect(spread(80, 80)).toEqual([0, 10, 20, 30, 40, 50, 60, 70])
  })

  it('needs no promise: it thins out what it has, and never keeps more', () => {
    expect(spread(40, 0)).toEqual([0, 8, 16, 24, 32])
    for (let count = 1; count < 300; count++) {
      const kept = spread(count, 0)
      expect(kept.length).toBeLessThanOrEqual(8)
      expect(kept.length).toBeGreaterThanOrEqual(Math.min(count, 4))
      expect(new Set(kept.slice(1).map((at, i) => at - kept[i]!)).size).toBeLessThanOrEqual(1)
    }
  })
})
