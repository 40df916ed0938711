import { describe, expect, it } from 'vitest'
import { createTurns } from './task-turns.ts'

/** Turns on a clock of our own, and a line of tasks by name. */
function turnsAt() {
  let now = 1_000_000
  const turns = createTurns(2, () => now)
  const line: { later: boolean; since: number; name: string }[] = []
  return {
    come: (name: string, later: boolean) => { line.push({ later, since: now, name }) },
    pass: (ms: number) => { now += ms },
    end: (later: boolean) => turns.ended(later),
    next: (laterNow = 0) => {
      const next = turns.next(line, laterNow)
      return typeof next === 'object' ? next.name : next
    },
  }
}

describe('turns of tasks', () => {
  it('lets pictures that arrive go first from the beginning, whatever came before them', () => {
    const { come, next } = turnsAt()
    come('analysis', true)
    come('picture', false)
    expect([next(), next()]).toEqual(['picture', 'analysis'])
  })
  it('gives one child to what has waited for 20 s, and then not again for 20 s', () => {
    const { come, pass, next } = turnsAt()
    come('analysis 1', true)
    come('analysis 2', true)
    for (const name of ['picture 1', 'picture 2', 'picture 3']) come(name, false)
    pass(20_001)
    expect([next(), next()]).toEqual(['analysis 1', 'picture 1'])
    pass(20_001)
    expect(next()).toBe('analysis 2')
  })
  it('never gives the last child to what can wait while others are in the line', () => {
    const { come, pass, next } = turnsAt()
    come('analysis', true)
    come('picture', false)
    pass(20_001)
    expect(next(1)).toBe('picture')
  })
  it('keeps a child free for a moment for the next of those who go first', () => {
    const { come, pass, next, end } = turnsAt()
    come('analysis', true)
    end(false)
    expect(next()).toBe('soon')
    pass(301)
    expect(next()).toBe('analysis')
  })
})
