import { describe, expect, it } from 'vitest'
import type { Stretch } from '../sound.ts'
import { findTurns } from './find-turns.ts'

const STEP = 0.05
const turnsOf = (chances: readonly number[], seconds = chances.length * STEP): Stretch[] => {
  const found = findTurns(STEP)
  for (const chance of chances) found.add(chance)
  found.finish(seconds)
  return found.turns.map(([start, end]) => [Number(start.toFixed(2)), Number(end.toFixed(2))])
}
const times = (count: number, chance: number): number[] => Array.from({ length: count }, () => chance)

describe('findTurns', () => {
  it('gives what is above the threshold, and a little around it', () => {
    expect(turnsOf([...times(10, 0), ...times(20, 0.9), ...times(10, 0)])).toEqual([[0.47, 1.53]])
  })

  it('goes on through a doubtful moment and a short pause', () => {
    expect(turnsOf([...times(10, 0.9), 0.4, 0.4, 0.4, 0.9, 0.1, ...times(5, 0.9), ...times(10, 0)])).toEqual([[0, 1.03]])
  })

  it('ends a turn with a pause, and leaves out what is too short', () => {
    expect(turnsOf([...times(10, 0.9), ...times(4, 0.1), ...times(4, 0.9), ...times(4, 0.1), ...times(10, 0.9), ...times(4, 0)])).toEqual([[0, 0.53], [1.07, 1.63]])
  })

  it('does not begin with what would only continue', () => {
    expect(turnsOf(times(40, 0.45))).toEqual([])
  })

  it('ends with the sound, whatever is said then', () => {
    expect(turnsOf([...times(10, 0), ...times(20, 0.9)], 1.47)).toEqual([[0.47, 1.47]])
  })

  it('tells what goes on before it has ended', () => {
    const found = findTurns(STEP)
    for (const chance of [0, 0.9, 0.9]) found.add(chance)
    expect([found.since(), found.turns.length]).toEqual([STEP, 0])
  })
})
