import { describe, expect, it } from 'vitest'
import { evaluateSensitivity } from '../../../bench/evaluation/evaluate-sensitive.ts'
import { sharedMedia } from '../../../test/support/shared-media.ts'
import { createInference, tensor, type Raster } from '../../inference/index.ts'
import type { Model } from '../define-analyzer.ts'
import { sensitive, type PictureSensitivity } from './sensitive.ts'

const media = sharedMedia()
const labels = ['drawing', 'hentai', 'neutral', 'porn', 'sexy']
const picture: Raster = { data: new Uint8Array(300 * 200 * 3).fill(200), width: 300, height: 200 }
const asked: string[] = []

/** Asks as if the two nets had said this, in the order of the labels. */
function look(wide: number[], narrow: number[]): Promise<PictureSensitivity> {
  const answers: Record<string, number[]> = { wide, narrow }
  const model: Model = {
    id: 'nsfw-mobilenet-v2', labels: async () => labels, data: async () => new Uint8Array(),
    network: (file) => ({ run: async (inputs) => {
      for (const [name, input] of Object.entries(inputs)) asked.push(`${file} ${name} ${input.dims.join('x')} ${Number(input.data[0]).toFixed(4)}`)
      return { classes: tensor(Float32Array.from(answers[file]!), [1, 5]) }
    } }),
  }
  return sensitive.needs === 'raster' ? sensitive.analyze(picture, { model, signal: new AbortController().signal }) : Promise.reject(new Error('needs a raster'))
}

describe('sensitive content', () => {
  it('is what both nets take for it', async () => {
    expect(await look([0, 0.1, 0.2, 0.7, 0], [0, 0.3, 0.4, 0.3, 0])).toMatchObject({ sensitive: true, chance: 0.6 })
    expect(await look([0, 0, 0.01, 0.99, 0], [0.1, 0, 0.45, 0.45, 0])).toMatchObject({ sensitive: false, chance: 0.45 })
  })

  it('is not what is merely called sexy, nor a drawing', async () => {
    expect(await look([0, 0, 0, 0.05, 0.95], [0, 0, 0, 0.05, 0.95])).toMatchObject({ sensitive: false, scores: { sexy: 0.95, porn: 0.05 } })
    expect(await look([0.9, 0.1, 0, 0, 0], [0.9, 0.1, 0, 0, 0])).toMatchObject({ sensitive: false, scores: { drawing: 0.9, hentai: 0.1 } })
  })

  it('is looked for in the whole picture, of 0 to 1', () => {
    expect(new Set(asked)).toEqual(new Set(['wide input 1x224x224x3 0.7843', 'narrow input_1 1x224x224x3 0.7843']))
  })

  it('is off until somebody asks for it', () => expect(sensitive.offUntilAsked).toBe(true))
})

describe.skipIf(!media)(`the developers' pictures${media ? '' : ' (left out: they are not on this machine)'}`, () => {
  it('are not sensitive, those among them that one net alone takes for it, too (all of them: npm run evaluate)', async () => {
    const inference = createInference()
    const scores = await evaluateSensitivity(inference, media!, (path) => /street_arezzo__motion_blur|Kodak|Polaroid|tanners_ridge__(low_contrast|blur_heavy)|beach|obama_/.test(path))
    await inference.sessions.close()
    expect(scores.length).toBeGreaterThanOrEqual(7)
    expect(scores.filter(({ seen }) => seen.sensitive)).toEqual([])
    const everyday = scores.filter(({ path }) => /beach|obama/.test(path))
    expect(everyday.length).toBeGreaterThan(0)
    // the real nets know everyday pictures for what they are
    for (const { path, seen } of everyday) expect(seen.scores.neutral, path).toBeGreaterThan(0.4)
  }, 60_000)
})
