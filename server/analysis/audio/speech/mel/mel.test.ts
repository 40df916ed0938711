import { describe, expect, it } from 'vitest'
import { BINS, FRAME, fourier400 } from './fourier-400.ts'
import { createLogMel, FRAMES } from './log-mel.ts'
import { melBank } from './mel-bank.ts'

describe('fourier400', () => {
  it('gives what the definition gives', () => {
    const frame = Float64Array.from({ length: FRAME }, (_, i) => Math.sin(i * i * 0.7) + ((i * 7919) % 13) / 13)
    const power = new Float64Array(BINS)
    fourier400()(frame, power)
    for (let k = 0; k < BINS; k++) {
      const sum = (of: (angle: number) => number): number => frame.reduce((total, value, i) => total + value * of((2 * Math.PI * k * i) / FRAME), 0)
      expect(power[k]).toBeCloseTo(sum(Math.cos) ** 2 + sum(Math.sin) ** 2, 6)
    }
  })
})

describe('melBank', () => {
  it('has the filters that Whisper learned with', () => {
    const bank = melBank(80)
    // of mel_filters.npz of openai/whisper
    expect(bank[0]!.first).toBe(1)
    expect(bank[0]!.weights[0]).toBeCloseTo(0.0248626, 6)
    expect(bank[79]!.first + bank[79]!.weights.length).toBe(BINS - 1)
  })
})

describe('createLogMel', () => {
  const logMel = createLogMel(80)

  it('shows a tone in its band, as long as it lasts, and silence as one grey', () => {
    const seen = logMel(Float32Array.from({ length: 16_000 }, (_, i) => 0.5 * Math.sin((2 * Math.PI * 1000 * i) / 16_000)))
    expect(seen).toHaveLength(80 * FRAMES)
    const at = (frame: number): number[] => Array.from({ length: 80 }, (_, band) => seen[band * FRAMES + frame]!)
    const loudest = at(50).indexOf(Math.max(...at(50)))
    const { first, weights } = melBank(80)[loudest]!
    expect(first * 40).toBeLessThanOrEqual(1000)
    expect((first + weights.length) * 40).toBeGreaterThanOrEqual(1000)
    expect(new Set(at(500)).size).toBe(1)
    expect(Math.max(...at(50)) - at(500)[0]!).toBeCloseTo(2, 5) // 8 of the logarithm, by 4
  })

  it('shows nothing as the same everywhere', () => {
    expect(new Set(logMel(new Float32Array(0)))).toEqual(new Set([-1.5]))
  })
})
