import { describe, expect, it } from 'vitest'
import { evaluateQuality, orderRight } from '../../../bench/evaluation/evaluate-quality.ts'
import { sharedMedia } from '../../../test/support/shared-media.ts'
import { createInference, type Raster } from '../../inference/index.ts'
import { noModel } from '../models-for-analyzers.ts'
import { quality, type PictureQuality } from './quality.ts'

const media = sharedMedia()
const look = (raster: Raster): Promise<PictureQuality> => quality.needs === 'raster' ? quality.analyze(raster, { model: noModel, signal: new AbortController().signal }) : Promise.reject(new Error('needs a raster'))

/** A picture of stripes with hard edges, made lighter or darker. */
function stripes(light: (value: number) => number): Raster {
  const [width, height] = [1800, 1200]
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.fill(light(40 + 170 * ((Math.floor(x / 60) + Math.floor(y / 75)) % 2)), 3 * (y * width + x), 3 * (y * width + x) + 3)
  return { data, width, height }
}

describe('quality', () => {
  it('finds nothing wrong with a crisp picture', async () => {
    const { score, reasons } = await look(stripes((value) => value))
    expect([score > 85, reasons]).toEqual([true, []])
  })

  it('says what spoils a picture, worst first', async () => {
    expect((await look(stripes((value) => value / 10))).reasons[0]).toBe('analysis.quality.too-dark')
    expect((await look(stripes((value) => 110 + value / 10))).reasons).toContain('analysis.quality.low-contrast')
    expect((await look({ data: new Uint8Array(300 * 200 * 3).fill(128), width: 300, height: 200 })).reasons).toContain('analysis.quality.plain')
  })

  it.skipIf(!media)('puts 95 % of the pairs with known order right, and names the fault of each', async () => {
    const scores = await evaluateQuality(createInference(), media ?? '')
    const { right, pairs } = orderRight(scores)
    expect(pairs).toBeGreaterThanOrEqual(30)
    expect(right / pairs).toBeGreaterThanOrEqual(0.95)
    const words: Record<string, string> = { blurred: 'blurred', 'motion-blurred': 'motion-blurred', noisy: 'noisy', 'over-exposed': 'too-bright', 'under-exposed': 'too-dark', 'low contrast': 'low-contrast', 'compression artefacts': 'compressed' }
    expect(scores.filter(({ label, reasons }) => words[label] && !reasons.includes(`analysis.quality.${words[label]}`)).map(({ path }) => path)).toEqual([])
  }, 120_000)
})
