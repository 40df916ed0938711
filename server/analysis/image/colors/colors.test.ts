import { describe, expect, it } from 'vitest'
import { evaluateColors, factsRight } from '../../../../bench/evaluation/evaluate-colors.ts'
import { sharedMedia } from '../../../../test/support/shared-media.ts'
import { createInference, type Raster } from '../../../inference/index.ts'
import { noModel } from '../../models-for-analyzers.ts'
import { colors } from '../colors.ts'
import { nameColor } from './color-names.ts'
import { oklabToHex, toOklab } from './oklab.ts'

const fromHex = (hex: string): [number, number, number] => [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number]
const picture = (width: number, height: number, at: (x: number, y: number) => string): Raster => {
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set(fromHex(at(x, y)), (y * width + x) * 3)
  return { data, width, height }
}
const look = (raster: Raster) => colors.needs === 'raster' ? colors.analyze(raster, { model: noModel, signal: new AbortController().signal }) : Promise.reject(new Error('needs a raster'))

describe('OKLab', () => {
  it.each(['000000', 'ffffff', 'd01818', '008080', '20a040', '7f7f80', '0000ff'])('gives #%s back as it was', (hex) => {
    expect(oklabToHex(toOklab(...fromHex(hex)))).toBe(`#${hex}`)
  })

  it('has white at lightness 1 without colour', () => {
    const [l, a, b] = toOklab(255, 255, 255)
    expect([l, a, b].map((value) => Math.round(value * 1000) / 1000 + 0)).toEqual([1, 0, 0])
  })
})

describe('colour words', () => {
  it.each([
    ['red', 'cc0000'], ['red', '7a1010'], ['orange', 'ff9020'], ['yellow', 'f8e020'], ['green', '1e7a1e'], ['green', '6fbf50'], ['teal', '108c8c'], ['blue', '2050c0'], ['blue', '90c4f0'],
    ['purple', '7030a0'], ['pink', 'f8a0c0'], ['brown', '704020'], ['beige', 'e0d0b0'], ['black', '0c0c10'], ['grey', '909090'], ['white', 'fafaf8'],
  ])('call it %s: #%s', (name, hex) => {
    expect(nameColor(toOklab(...fromHex(hex)))).toBe(name)
  })
})

describe('the colours of a picture', () => {
  it('are one for one colour', async () => {
    const { palette, names, dominant, monochrome } = await look(picture(320, 240, () => 'd01818'))
    expect(palette).toEqual([{ hex: '#d01818', name: 'red', share: 1 }])
    expect(names).toEqual([{ name: 'red', share: 1 }])
    expect([dominant.hex, monochrome]).toEqual(['#d01818', false])
  })

  it('have the shares of their areas', async () => {
    const { palette } = await look(picture(400, 300, (x) => (x < 300 ? '20a040' : 'ffffff')))
    expect(palette).toEqual([{ hex: '#20a040', name: 'green', share: 0.75 }, { hex: '#ffffff', name: 'white', share: 0.25 }])
  })

  it('are greys where a picture has no colour', async () => {
    const { monochrome, palette } = await look(picture(256, 100, (x) => x.toString(16).padStart(2, '0').repeat(3)))
    expect(monochrome).toBe(true)
    expect(palette.length).toBeGreaterThan(3)
  })

  it('are not monochrome where one corner has colour', async () => {
    expect((await look(picture(100, 100, (x, y) => (x < 20 && y < 20 ? '2050c0' : '808080')))).monochrome).toBe(false)
  })

  it('are at most eight however many there are', async () => {
    const { palette, names } = await look(picture(360, 100, (x, y) => [x, y * 2, 255 - (x % 200)].map((value) => (value % 256).toString(16).padStart(2, '0')).join('')))
    expect(palette.length).toBeLessThanOrEqual(8)
    expect(names.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(1.0001)
  })
})

const media = sharedMedia()

describe.skipIf(!media)(`the colours of the developers' pictures${media ? '' : ' (left out: they are not on this machine)'}`, () => {
  it('are right in at least 95 of 100 known facts', async () => {
    const scores = await evaluateColors(createInference(), media!)
    expect(scores.length).toBeGreaterThan(0)
    expect(scores.flatMap(({ path, wrong }) => wrong.map((fact) => `${path}: ${fact}`))).toEqual([])
    expect(factsRight(scores)).toBeGreaterThanOrEqual(0.95)
  })
})
