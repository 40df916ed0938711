import { describe, expect, it } from 'vitest'
import type { Stretch } from '../sound.ts'
import { placeWindows } from './place-windows.ts'

const shown = (windows: Iterable<Stretch>): string[] => [...windows].map(([start, end]) => `${start.toFixed(2)}-${end.toFixed(2)}`)
const all = (turns: readonly Stretch[]): string[] => shown(placeWindows().finish(turns))

describe('placeWindows', () => {
  it('lays windows over a turn, the last one to its end', () => {
    expect(all([[1, 3.2]])).toEqual(['1.00-2.50', '1.50-3.00', '1.70-3.20'])
  })

  it('bridges short pauses and parts at long ones', () => {
    expect(all([[0, 1], [1.3, 2], [4, 4.8]])).toEqual(['0.00-1.50', '0.50-2.00', '4.00-4.80'])
  })

  it('leaves out what is too short to tell', () => {
    expect(all([[0, 0.2], [5, 5.31]])).toEqual(['5.00-5.31'])
  })

  it('lays the same windows when it hears little by little', () => {
    const turns: Stretch[] = [[0.5, 2.1], [2.4, 6], [8, 8.6], [9.4, 30]]
    const places = placeWindows()
    const seen: string[] = []
    for (let heard = 0; heard <= 31; heard += 0.5) {
      const ended = turns.filter(([, end]) => end + 0.1 <= heard)
      const open = turns.find(([start, end]) => start <= heard && end + 0.1 > heard)
      seen.push(...shown(places.add(ended, open?.[0], heard)))
    }
    seen.push(...shown(places.finish(turns)))
    expect(seen).toEqual(all(turns))
  })

  it('waits for no end of a turn to lay the windows before it', () => {
    expect(shown(placeWindows().add([], 0, 10)).at(-1)).toBe('8.00-9.50')
  })
})
