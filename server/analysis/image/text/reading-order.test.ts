import { describe, expect, it } from 'vitest'
import type { Point, Quad } from '../../../inference/index.ts'
import { pageAngle, readingOrder } from './reading-order.ts'

const line = (x: number, y: number, width: number, height = 20): Quad => [[x, y], [x + width, y], [x + width, y + height], [x, y + height]]
/** The page turned about (500, 500), clockwise on the screen. */
const turned = (quads: readonly Quad[], degrees: number): Quad[] => {
  const angle = (degrees * Math.PI) / 180
  const turn = ([x, y]: Point): Point => [500 + (x - 500) * Math.cos(angle) - (y - 500) * Math.sin(angle), 500 + (x - 500) * Math.sin(angle) + (y - 500) * Math.cos(angle)]
  return quads.map(([a, b, c, d]): Quad => [turn(a), turn(b), turn(c), turn(d)])
}

const receipt = [line(300, 60, 60), line(20, 60, 100), line(20, 10, 200), line(300, 100, 60), line(20, 101, 140), line(300, 140, 60), line(20, 139, 90)]
const receiptOrder = [[2], [1, 0], [4, 3], [6, 5]]
const columns = [line(0, 0, 700, 40), ...[0, 1, 2, 3].flatMap((row) => [line(0, 100 + row * 30, 300), line(400, 100 + row * 30, 300)])]

describe('readingOrder', () => {
  it('reads a receipt row by row, names with their prices', () => {
    expect(readingOrder(receipt)).toEqual(receiptOrder)
  })

  it.each([4, -6, 90, 180, 270])('reads it the same when the page lies at %i degrees', (degrees) => {
    expect(readingOrder(turned(receipt, degrees))).toEqual(receiptOrder)
  })

  it('reads the heading, then one column of prose after the other', () => {
    expect(readingOrder(columns).flat()).toEqual([0, 1, 3, 5, 7, 2, 4, 6, 8])
  })

  it('has nothing to say of an empty page', () => {
    expect(readingOrder([])).toEqual([])
  })
})

describe('pageAngle', () => {
  it.each([0, 3, 90, 178, -92])('is the way most of the text runs: %i degrees', (degrees) => {
    const angle = pageAngle([...turned(columns, degrees), line(0, 0, 30)])
    expect(Math.cos(angle - (degrees * Math.PI) / 180)).toBeCloseTo(1, 5)
  })
})
