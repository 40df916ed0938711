import { describe, expect, it } from 'vitest'
import { quadHeight, quadWidth, type Quad } from '../../../inference/index.ts'
import { batchesByWidth } from './batches.ts'
import { markedAreas } from './marked-areas.ts'
import { layDown, stripTensor, stripWidth } from './strip.ts'
import { unclip } from './unclip.ts'

describe('markedAreas', () => {
  /** A map drawn with digits of tenths. */
  const map = (rows: string[]) => ({ data: Float32Array.from(rows.join(''), (digit) => Number(digit) / 10), width: rows[0]!.length, height: rows.length })

  it('joins what touches, also over corners, and parts what does not', () => {
    const { data, width, height } = map(['990000', '009000', '000008', '000008'])
    const areas = markedAreas(data, width, height, 0.3)
    expect(areas.map(({ pixels }) => pixels)).toEqual([3, 2])
    expect(areas[0]!.score).toBeCloseTo(0.9)
  })

  it('does not join the end of a row with the start of the next', () => {
    const { data, width, height } = map(['0009', '9000'])
    expect(markedAreas(data, width, height, 0.3)).toHaveLength(2)
  })

  it('gives the outline in corners of pixels', () => {
    const { data, width, height } = map(['0000', '0990', '0000'])
    const xs = markedAreas(data, width, height, 0.3)[0]!.outline.map(([x]) => x)
    expect([Math.min(...xs), Math.max(...xs)]).toEqual([1, 3])
  })
})

describe('unclip', () => {
  it('grows a core on every side by its area over its perimeter', () => {
    const grown = unclip([[10, 10], [110, 10], [110, 20], [10, 20]], 1.6)
    const by = (100 * 10 * 1.6) / 220
    expect(quadWidth(grown)).toBeCloseTo(100 + 2 * by)
    expect(quadHeight(grown)).toBeCloseTo(10 + 2 * by)
    expect(grown[0][0]).toBeCloseTo(10 - by)
  })
})

describe('strips', () => {
  const line: Quad = [[0, 0], [200, 0], [200, 20], [0, 20]]
  const standing: Quad = [[0, 0], [20, 0], [20, 200], [0, 200]]

  it('are as wide as the line at the height that is read', () => {
    expect(stripWidth(line)).toBe(480)
    expect(stripWidth([[0, 0], [2, 0], [2, 20], [0, 20]])).toBe(16)
    expect(stripWidth([[0, 0], [99999, 0], [99999, 20], [0, 20]])).toBe(2400)
  })

  it('lay a standing line down, from below upwards', () => {
    expect(layDown(line)).toBe(line)
    expect(layDown(standing)).toEqual([[0, 200], [0, 0], [20, 0], [20, 200]])
  })

  it('become one tensor with grey to the right of the shorter ones', () => {
    const strip = (width: number, value: number) => ({ data: new Uint8Array(width * 48 * 3).fill(value), width, height: 48 })
    const { data, dims } = stripTensor([strip(4, 255), strip(2, 0)], 4)
    expect(dims).toEqual([2, 3, 48, 4])
    expect([...data.subarray(0, 4)]).toEqual([1, 1, 1, 1])
    expect([...data.subarray(3 * 48 * 4, 3 * 48 * 4 + 4)]).toEqual([-1, -1, 0, 0])
  })
})

describe('batchesByWidth', () => {
  it('puts like widths together and forgets none', () => {
    const batches = batchesByWidth([10, 100, 98, 50, 97, 11], (width) => width, 1000)
    expect(batches).toEqual([[100, 98, 97], [50], [11, 10]])
  })

  it('fills no batch beyond its width, but lets one wide thing through', () => {
    expect(batchesByWidth([300, 100, 100, 100], (width) => width, 200)).toEqual([[300], [100, 100], [100]])
    expect(batchesByWidth([], () => 1, 10)).toEqual([])
  })
})
