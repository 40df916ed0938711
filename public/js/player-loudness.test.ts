import { describe, expect, it } from 'vitest'
import { loudnessFactor } from './player-loudness.js'

const factor = (gain: number | null, peak: number | null, on = true): number => Math.round(loudnessFactor({ gain, peak }, on) * 1000) / 1000

describe('even loudness', () => {
  it('makes what is loud quieter by as much as it is too loud', () => expect(factor(-6, -0.1)).toBe(0.501))
  it('makes what is quiet louder, yet never so that its peaks are cut off', () => expect([factor(6, -20), factor(6, -3), factor(6, 0.5), factor(6, null)]).toEqual([1.995, 1.413, 1, 1]))
  it('makes silence no storm', () => expect(factor(40, -60)).toBe(3.981))
  it('leaves all as it is where it is off or nobody listened', () => expect([factor(-6, 0, false), factor(null, null), loudnessFactor(undefined, true)]).toEqual([1, 1, 1]))
})
