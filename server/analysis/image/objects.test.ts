import { describe, expect, it } from 'vitest'
import { evaluateObjects, labelF1 } from '../../../bench/evaluation/evaluate-objects.ts'
import { picturesWithObjects } from '../../../bench/evaluation/manifest.ts'
import { sharedMedia } from '../../../test/support/shared-media.ts'
import { createInference, tensor, type Raster } from '../../inference/index.ts'
import type { Model } from '../define-analyzer.ts'
import { objects, type PictureObjects } from './objects.ts'

const media = sharedMedia()
const picture: Raster = { data: new Uint8Array(100 * 50 * 3), width: 100, height: 50 }

/** Asks as if CenterNet had seen these rows (edges in 512ths, score, class). */
function look(rows: number[][]): Promise<PictureObjects> {
  const model: Model = { id: 'centernet', labels: async () => ['person', 'bicycle'], data: async () => new Uint8Array(), network: () => ({ run: async () => ({ detections: tensor(Float32Array.from(rows.flat()), [1, rows.length, 6]) }) }) }
  return objects.needs === 'raster' ? objects.analyze(picture, { model, signal: new AbortController().signal }) : Promise.reject(new Error('needs a raster'))
}

describe('objects', () => {
  it('are kept with their place in shares of the picture, within its edges, surest first', async () => {
    expect((await look([[256, 256, 512, 512, 0.3, 1], [-64, 128, 128, 600, 0.75, 0]])).objects).toEqual([
      { label: 'person', score: 0.75, box: [0, 0.25, 0.25, 0.75], shown: true },
      { label: 'bicycle', score: 0.3, box: [0.5, 0.5, 0.5, 0.5], shown: false },
    ])
  })

  it('are left out where nothing of them lies in the picture, and where the class has no word', async () => {
    expect(await look([[-200, 0, -100, 100, 0.9, 0], [600, 0, 700, 100, 0.9, 0], [0, 0, 100, 100, 0.9, 7]])).toEqual({ objects: [] })
  })
})

describe.skipIf(!media)(`objects of the developers' pictures${media ? '' : ' (left out: they are not on this machine)'}`, () => {
  it('are named with the model that packages bring: at least F1 0.75 over a few pictures (all of them: npm run evaluate)', async () => {
    const all = picturesWithObjects(media!)
    const few = new Set(all.filter((_, i) => i % 6 === 0).map(({ path }) => path))
    const inference = createInference()
    const scores = await evaluateObjects(inference, media!, (path) => few.has(path))
    await inference.sessions.close()
    expect(scores.length).toBeGreaterThanOrEqual(10)
    expect(labelF1(scores)).toBeGreaterThanOrEqual(0.75)
  })
})
