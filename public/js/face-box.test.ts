import { describe, expect, it } from 'vitest'
import { drawnBox, movedBox } from './face-box.js'

describe('a box that is drawn round a face', () => {
  it('is the same from whichever corner it is drawn', () => {
    const [a, b] = [{ x: 0.2, y: 0.3 }, { x: 0.5, y: 0.7 }]
    for (const box of [drawnBox(a, b), drawnBox(b, a), drawnBox({ x: 0.5, y: 0.3 }, { x: 0.2, y: 0.7 })]) {
      expect(box.x).toBeCloseTo(0.2)
      expect(box.y).toBeCloseTo(0.3)
      expect(box.width).toBeCloseTo(0.3)
      expect(box.height).toBeCloseTo(0.4)
    }
  })

  it('stays inside the picture and is never nothing', () => {
    expect(drawnBox({ x: -1, y: 0.5 }, { x: 2, y: 9 })).toEqual({ x: 0, y: 0.5, width: 1, height: 0.5 })
    const point = drawnBox({ x: 1, y: 1 }, { x: 1, y: 1 })
    expect(point.width).toBeGreaterThan(0)
    expect(point.x + point.width).toBeLessThanOrEqual(1)
  })

  it('is moved by arrows, changed in size with Shift, and left alone by other keys', () => {
    const box = { x: 0.5, y: 0, width: 0.5, height: 0.2 }
    expect(movedBox(box, { key: 'ArrowRight', shiftKey: false })).toEqual(box)
    expect(movedBox(box, { key: 'ArrowLeft', shiftKey: false })?.x).toBeCloseTo(0.49)
    expect(movedBox(box, { key: 'ArrowUp', shiftKey: false })?.y).toBe(0)
    expect(movedBox(box, { key: 'ArrowDown', shiftKey: true })?.height).toBeCloseTo(0.21)
    expect(movedBox(box, { key: 'ArrowRight', shiftKey: true })?.width).toBe(0.5)
    expect(movedBox(box, { key: 'a', shiftKey: false })).toBeUndefined()
  })
})
