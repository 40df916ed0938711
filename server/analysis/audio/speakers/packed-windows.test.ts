import { describe, expect, it } from 'vitest'
import { packWindows, PackedWindows, unpackWindows } from './packed-windows.ts'
import { keepWindows } from './keep-windows.ts'
import { VOICE_NUMBERS, type VoiceWindow } from './voice-window.ts'

const windows = (count: number): VoiceWindow[] => Array.from({ length: count }, (_, i) => ({
  start: i * 0.5, end: i * 0.5 + 1.5, vector: Float32Array.from({ length: VOICE_NUMBERS }, (_, k) => Math.sin(i + k) * 20), spread: { frames: 1, mean: new Float64Array(0), covariance: new Float64Array(0) },
}))

describe('packed windows', () => {
  it('are the same again, up to a hundredth of the largest number', () => {
    const some = windows(30)
    const again = unpackWindows(PackedWindows.parse(packWindows(some)))
    expect(again.map(({ start, end }) => [start, end])).toEqual(some.map(({ start, end }) => [start, end]))
    for (const [i, { vector }] of again.entries()) for (const [k, value] of vector.entries()) expect(Math.abs(value - some[i]!.vector[k]!)).toBeLessThan(0.1)
  })

  it('are none where nobody speaks', () => {
    expect(unpackWindows(PackedWindows.parse(packWindows([])))).toEqual([])
  })

  it('of a day of talk fit, coarser', () => {
    const keeper = keepWindows()
    for (const window of windows(25_000)) keeper.add(window)
    const kept = keeper.all()
    expect(kept.length).toBeLessThanOrEqual(10_000)
    expect(kept.filter(({ spread }) => spread).length).toBeLessThanOrEqual(1500)
    expect([kept[0]!.start, kept.at(-1)!.end]).toEqual([0, 24_999 * 0.5 + 1.5])
    expect(PackedWindows.safeParse(packWindows(kept)).success).toBe(true)
  })

  it('of a day of short calls fit as well', () => {
    const keeper = keepWindows({ most: 100 })
    for (const window of windows(1000)) keeper.add({ ...window, start: window.start * 10, end: window.start * 10 + 0.4 })
    expect(keeper.all().length).toBeLessThanOrEqual(100)
    expect(keeper.all().at(-1)!.end).toBeCloseTo(9990 * 0.5 + 0.4)
  })
})
