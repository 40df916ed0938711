import { describe, expect, it, vi } from 'vitest'
import { evaluateText, wordRecall } from '../../../bench/evaluation/evaluate-text.ts'
import { sharedMedia } from '../../../test/support/shared-media.ts'
import { createInference, tensor, type Raster, type Tensors } from '../../inference/index.ts'
import type { Model } from '../define-analyzer.ts'
import { text } from './text.ts'

const media = sharedMedia()
const grey = (width: number, height: number): Raster => ({ data: new Uint8Array(width * height * 3).fill(128), width, height })
const look = (raster: Raster, model: Model, signal = new AbortController().signal) => text.needs === 'raster' ? text.analyze(raster, { model, signal }) : Promise.reject(new Error('needs a raster'))

/** A model whose detector marks the same part of any picture, and whose other networks must not be asked unless told. */
const fakeModel = (mark: (x: number, y: number, width: number, height: number) => number) => {
  const detect = vi.fn(async ({ x }: Tensors): Promise<Tensors> => {
    const [, , height, width] = x!.dims as [number, number, number, number]
    return { 'sigmoid_0.tmp_0': tensor(Float32Array.from({ length: width * height }, (_, at) => mark(at % width, Math.floor(at / width), width, height)), [1, 1, height, width]) }
  })
  const others = vi.fn(async (): Promise<Tensors> => { throw new Error('not asked for') })
  const model: Model = { id: 'fake', network: (file) => ({ run: file === 'detect' ? detect : others }), labels: async () => ['a'], data: async () => new Uint8Array() }
  return { model, detect, others }
}

describe('text in a picture', () => {
  it('is not looked for twice where the detector sees none', async () => {
    const { model, detect, others } = fakeModel(() => 0.05)
    expect(await look(grey(2000, 1000), model)).toEqual({ text: '', lines: [], turned: 0 })
    expect(detect).toHaveBeenCalledTimes(1)
    expect(others).not.toHaveBeenCalled()
  })

  it('is looked for once more, closer, where the print is fine and the picture has more to show', async () => {
    const { model, detect } = fakeModel((x, y, width, height) => (Math.abs(y - height / 2) < 2 && x > width * 0.2 && x < width * 0.5 ? 0.9 : 0))
    await expect(look(grey(2560, 1280), model)).rejects.toThrow('not asked for')
    const widths = detect.mock.calls.map(([{ x }]) => x!.dims[3]!)
    expect(widths[0]).toBe(960)
    expect(widths[1]).toBeGreaterThan(1200)
  })

  it('magnifies a small picture no more than twice', async () => {
    const { model, detect } = fakeModel(() => 0)
    await look(grey(100, 60), model)
    expect(detect.mock.calls[0]![0].x!.dims[3]).toBeLessThanOrEqual(224)
  })

  it('is given up at once when told to', async () => {
    const { model, others } = fakeModel((x, y) => (y > 10 && y < 24 && x > 10 && x < 60 ? 0.9 : 0))
    await expect(look(grey(200, 100), model, AbortSignal.abort())).rejects.toThrow()
    expect(others).not.toHaveBeenCalled()
  })
})

describe.skipIf(!media)(`text in the developers' pictures${media ? '' : ' (left out: they are not on this machine)'}`, () => {
  it('is found by at least 95 of 100 Latin words, whichever way the page lies', { timeout: 300_000 }, async () => {
    const inference = createInference()
    const scores = await evaluateText(inference, media!)
    await inference.sessions.close()
    expect(wordRecall(scores)).toBeGreaterThanOrEqual(0.95)
    const latin = scores.filter(({ language, latin }) => language === 'en' && latin > 0)
    expect(latin.filter(({ found, latin: all }) => found < 0.8 * all).map(({ path }) => path)).toEqual([])
    expect(latin.reduce((sum, { cer }) => sum + cer, 0) / latin.length).toBeLessThanOrEqual(0.1)
    expect(scores.find(({ path }) => path.endsWith('no_text.png'))?.cer ?? 0).toBe(0)
  })
})
