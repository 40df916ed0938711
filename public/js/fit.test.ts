import { describe, expect, it } from 'vitest'
import { fit, keepInside, zoomAbout } from './fit.js'

const stage = { width: 1000, height: 800 }

describe('a picture on the stage', () => {
  it('fits and is centred', () => {
    expect(fit({ width: 4000, height: 2000 }, stage)).toEqual({ width: 1000, height: 500, left: 0, top: 150 })
  })

  it('is not blown up beyond its own pixels', () => {
    expect(fit({ width: 600, height: 480 }, stage)).toMatchObject({ width: 600, height: 480 })
  })

  it('keeps what is under the pointer under the pointer while it zooms', () => {
    const box = fit({ width: 4000, height: 2000 }, stage)
    const point = { x: 700, y: 300 }
    const view = zoomAbout({ scale: 1, x: 0, y: 0 }, 4, point, box)
    const before = { x: (point.x - box.left) / box.width, y: (point.y - box.top) / box.height }
    expect((point.x - box.left - view.x) / (box.width * 4)).toBeCloseTo(before.x)
    expect((point.y - box.top - view.y) / (box.height * 4)).toBeCloseTo(before.y)
  })

  it('cannot be dragged out of sight', () => {
    const box = fit({ width: 4000, height: 2000 }, stage)
    const view = keepInside({ scale: 4, x: 9999, y: -99_999 }, box, stage)
    expect(box.left + view.x).toBeLessThanOrEqual(0)
    expect(box.top + view.y + box.height * 4).toBeGreaterThanOrEqual(stage.height)
  })
})
