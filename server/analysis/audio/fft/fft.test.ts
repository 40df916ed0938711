import { describe, expect, it } from 'vitest'
import { hannWindow } from './hann-window.ts'
import { realFft } from './real-fft.ts'
import { slideFrames } from './slide-frames.ts'

/** By the definition, slowly. */
function slowPower(frame: readonly number[]): number[] {
  return Array.from({ length: frame.length / 2 + 1 }, (_, k) => {
    const sum = (of: (angle: number) => number): number => frame.reduce((total, value, i) => total + value * of((2 * Math.PI * k * i) / frame.length), 0)
    return sum(Math.cos) ** 2 + sum(Math.sin) ** 2
  })
}
const wild = (count: number): number[] => Array.from({ length: count }, (_, i) => Math.sin(i * i * 0.7) + ((i * 7919) % 13) / 13)

describe('realFft', () => {
  it.each([8, 16, 32, 256])('gives what the definition gives, at %i numbers', (size) => {
    const power = new Float64Array(size / 2 + 1)
    realFft(size).power(wild(size), power)
    slowPower(wild(size)).forEach((expected, k) => { expect(power[k]).toBeCloseTo(expected, 8) })
  })

  it('puts a sine into its bin', () => {
    const power = new Float32Array(1025)
    realFft(2048).power(Float32Array.from({ length: 2048 }, (_, i) => Math.sin((2 * Math.PI * 100 * i) / 2048)), power)
    expect(power[100]).toBeCloseTo(1024 ** 2, -1)
    expect(Math.max(...power.filter((_, k) => k !== 100))).toBeLessThan(1)
  })

  it('has no size that is not a power of two', () => {
    for (const size of [4, 12, 1000]) expect(() => realFft(size)).toThrow(RangeError)
  })
})

describe('hannWindow', () => {
  it('is periodic: two that overlap by half make one', () => {
    const window = hannWindow(16)
    for (let i = 0; i < 8; i++) expect(window[i]! + window[i + 8]!).toBeCloseTo(1, 12)
  })
})

describe('slideFrames', () => {
  const cut = (count: number, options: { size: number; hop: number; centred: boolean }, blocks: number): string[] => {
    const seen: string[] = []
    const frames = slideFrames(options, (frame, number, from, to) => seen.push(`${number}: ${[...frame].join(' ')} (${from}-${to})`))
    const sound = Float32Array.from({ length: count }, (_, i) => i + 1)
    for (let at = 0; at < count; at += blocks) frames.take(sound.subarray(at, at + blocks))
    frames.finish()
    return seen
  }

  it('gives frames that lie wholly inside', () => {
    expect(cut(7, { size: 4, hop: 2, centred: false }, 3)).toEqual(['0: 1 2 3 4 (0-4)', '1: 3 4 5 6 (0-4)'])
  })

  it('fills up a sound that is shorter than a frame', () => {
    expect(cut(3, { size: 4, hop: 2, centred: false }, 3)).toEqual(['0: 1 2 3 0 (0-3)'])
  })

  it('centres them on every hop, with nothing before and behind', () => {
    expect(cut(5, { size: 4, hop: 2, centred: true }, 2)).toEqual(['0: 0 0 1 2 (2-4)', '1: 1 2 3 4 (0-4)', '2: 3 4 5 0 (0-3)'])
  })

  it('gives the same whatever blocks the sound comes in, one frame for each hop and one more', () => {
    for (const count of [1, 2, 511, 512, 1024, 5000]) {
      const whole = cut(count, { size: 2048, hop: 512, centred: true }, 10_000)
      expect(whole).toHaveLength(1 + Math.floor(count / 512))
      expect(cut(count, { size: 2048, hop: 512, centred: true }, 77)).toEqual(whole)
    }
  })

  it('has nothing to give of nothing', () => {
    expect(cut(0, { size: 4, hop: 2, centred: true }, 1)).toEqual([])
  })
})
