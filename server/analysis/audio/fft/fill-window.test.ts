import { describe, expect, it } from 'vitest'
import { fillWindow } from './fill-window.ts'

describe('fillWindow', () => {
  it('makes windows of pieces that end anywhere, and pads the last one with silence', () => {
    const window = fillWindow(3)
    const seen: number[][] = []
    for (const piece of [[1], [2, 3, 4, 5, 6, 7], [8]]) for (const full of window.add(Float32Array.from(piece))) seen.push([...full])
    expect(seen).toEqual([[1, 2, 3], [4, 5, 6]])
    expect(window.filled).toBe(2)
    expect([...window.rest()]).toEqual([7, 8, 0])
  })

  it('lets windows overlap', () => {
    const window = fillWindow(4, 2)
    const seen: number[][] = []
    for (const full of window.add(Float32Array.from([1, 2, 3, 4, 5, 6, 7]))) seen.push([...full])
    expect(seen).toEqual([[1, 2, 3, 4], [3, 4, 5, 6]])
    expect(window.filled).toBe(3)
  })
})
