import { describe, expect, it } from 'vitest'
import { tensor, type Network, type NetworkInputs, type Raster, type Tensors } from '../../../inference/index.ts'
import { centernet } from './centernet.ts'
import { nanodet } from './nanodet.ts'
import { chooseShown } from './prominence.ts'
import { yolox } from './yolox.ts'

const picture: Raster = { data: new Uint8Array(800 * 400 * 3).fill(255), width: 800, height: 400 }

/** A network that answers any question with the same, and keeps the question. */
function answering(tensors: Tensors): Network & { asked: NetworkInputs[] } {
  const asked: NetworkInputs[] = []
  return { asked, run: async (inputs) => { asked.push(inputs); return tensors } }
}

describe('YOLOX', () => {
  it('is read from cells, in pixels of the picture', async () => {
    const cells = 52 ** 2 + 26 ** 2 + 13 ** 2
    const rows = new Float32Array(cells * 85)
    const cell = 52 ** 2 + 5 * 26 + 10 // stride 16, line 5, column 10
    rows.set([0.5, 0.25, Math.log(4), Math.log(2), 0.9], cell * 85)
    rows[cell * 85 + 5 + 16] = 0.8
    rows.set([0.5, 0.25, Math.log(4), Math.log(2), 0.5], (cell + 1) * 85)
    rows[(cell + 1) * 85 + 5 + 16] = 0.2 // 0.1: too faint
    const network = answering({ output: tensor(rows, [1, cells, 85]) })
    const seen = await yolox({ edge: 416, order: 'bgr' })(picture, network, 0.15)
    const scale = 416 / 800
    expect(seen).toHaveLength(1)
    expect(seen[0]).toMatchObject({ label: 16 })
    expect(seen[0]!.score).toBeCloseTo(0.72)
    seen[0]!.box.forEach((value, i) => expect(value).toBeCloseTo([(10.5 - 2) * 16, (5.25 - 1) * 16, 64, 32][i]! / scale, 3))
    const { data, dims } = network.asked[0]!.images!
    expect([dims, data[0], data[416 * 415]]).toEqual([[1, 3, 416, 416], 255, 114])
  })
})

describe('NanoDet', () => {
  it('is read from points of four grids, in a frame that hugs the picture', async () => {
    const points = 52 * 28 + 26 * 14 + 13 * 7 + 7 * 4 // of 416 × 224
    const scores = new Float32Array(points * 80), edges = new Float32Array(points * 4)
    const point = 52 * 28 + 3 * 26 + 4 // stride 16, line 3, column 4
    scores[point * 80 + 2] = 0.7
    edges.set([10, 20, 30, 40], point * 4)
    const network = answering({ scores: tensor(scores, [1, points, 80]), ltrb: tensor(edges, [1, points, 4]) })
    const seen = await nanodet({ edge: 416 })(picture, network, 0.15)
    const scale = 416 / 800, top = 8 // 208 lines lie in the middle of 224
    expect(network.asked[0]!.input!.dims).toEqual([1, 3, 224, 416])
    expect(seen).toHaveLength(1)
    seen[0]!.box.forEach((value, i) => expect(value).toBeCloseTo([(64 - 10) / scale, (48 - 20 - top) / scale, 40 / scale, 60 / scale][i]!, 3))
  })
})

describe('CenterNet', () => {
  it('is read from rows of edges, stretched back to the picture', async () => {
    const network = answering({ detections: tensor(Float32Array.from([128, 256, 256, 512, 0.6, 15, 0, 0, 10, 10, 0.1, 3]), [1, 2, 6]) })
    const seen = await centernet(picture, network, 0.15)
    expect(seen).toEqual([{ label: 15, score: expect.closeTo(0.6), box: [200, 200, 200, 200] }])
    expect(network.asked[0]!['tower_0/images']!.dims).toEqual([1, 512, 512, 3])
  })
})

describe('what is shown', () => {
  const of = (label: string, score: number, size: number, at = 0) => ({ label, score, box: [at, at, size, size] as const })

  it('is what is sure, and small things only when they are surer', () => {
    expect(chooseShown([of('cat', 0.9, 0.1), of('dog', 0.7, 0.5), of('cup', 0.7, 0.1, 0.6), of('bed', 0.5, 0.9)], 0.6)).toEqual([true, true, false, false])
  })

  it('counts small things of a kind together: a flock is no small thing', () => {
    const flock = Array.from({ length: 5 }, (_, i) => of('bird', 0.7, 0.1, i * 0.2))
    expect(chooseShown(flock, 0.6)).toEqual([true, true, true, true, true])
    expect(chooseShown(flock.slice(0, 1), 0.6)).toEqual([false])
  })

  it('has one word for one thing', () => {
    expect(chooseShown([of('dog', 0.8, 0.5), of('cat', 0.7, 0.5), of('chair', 0.7, 0.5, 0.4)], 0.6)).toEqual([true, false, true])
  })
})
