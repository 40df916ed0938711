import { describe, expect, it } from 'vitest'
import { tensor, type Network, type NetworkInputs, type Raster, type Tensors } from '../../../inference/index.ts'
import { alignFace, chipQuad } from './align-face.ts'
import { blazeface } from './blazeface.ts'
import type { FivePoints, SeenFace } from './face-detector.ts'
import { placePoints } from './face-points.ts'
import { judgeFace, yawOf } from './face-quality.ts'
import { keepDistinct } from './keep-distinct.ts'
import { yunet } from './yunet.ts'

const blank = (width: number, height: number): Raster => ({ data: new Uint8Array(width * height * 3).fill(255), width, height })
const front: FivePoints = [[40, 50], [80, 50], [60, 70], [42, 92], [78, 92]]

/** A network that answers any question with the same, and keeps the questions. */
function answering(answer: (inputs: NetworkInputs, nth: number) => Tensors): Network & { asked: NetworkInputs[] } {
  const asked: NetworkInputs[] = []
  return { asked, run: async (inputs) => { asked.push(inputs); return answer(inputs, asked.length) } }
}

/** What YuNet says of a picture with one face in a cell of the middle grid. */
function yunetSays(columns: number, lines: number, cell: number, size: number): Tensors {
  return Object.fromEntries([8, 16, 32].flatMap((stride) => {
    const cells = (columns * lines * 256) / stride ** 2
    const [cls, obj, bbox, kps] = [1, 1, 4, 10].map((each) => new Float32Array(cells * each)) as [Float32Array, Float32Array, Float32Array, Float32Array]
    if (stride === 16) {
      cls[cell] = 0.9
      obj[cell] = 0.9
      bbox.set([0.5, 0.25, Math.log(size), Math.log(size)], cell * 4)
      kps.set([-1, -1, 1, -1, 0, 0, -1, 1, 1, 1], cell * 10)
    }
    return [['cls', cls, 1], ['obj', obj, 1], ['bbox', bbox, 4], ['kps', kps, 10]].map(([name, data, each]) => [`${String(name)}_${stride}`, tensor(data as Float32Array, [1, cells, each as number])])
  }))
}

describe('YuNet', () => {
  it('is read from cells, in pixels of the picture; one look is enough where the face is large', async () => {
    const network = answering(() => yunetSays(40, 20, 5 * 40 + 10, 4))
    const [face, ...others] = await yunet(blank(1280, 640), network)
    expect([others, network.asked.length, network.asked[0]!.input!.dims]).toEqual([[], 1, [1, 3, 320, 640]])
    expect(face!.score).toBeCloseTo(0.9)
    face!.box.forEach((value, i) => expect(value).toBeCloseTo([(10.5 - 2) * 32, (5.25 - 2) * 32, 128, 128][i]!, 3))
    expect(face!.points[0]).toEqual([9 * 32, 4 * 32])
  })

  it('looks closer where a face is small, and has each face once', async () => {
    const network = answering((_, nth) => (nth === 1 ? yunetSays(40, 20, 5 * 40 + 10, 1) : yunetSays(80, 40, 10 * 80 + 20, 2)))
    expect(await yunet(blank(1280, 640), network)).toHaveLength(1)
    expect(network.asked.map(({ input }) => input!.dims)).toEqual([[1, 3, 320, 640], [1, 3, 640, 1280]])
  })
})

describe('BlazeFace', () => {
  const nothing = (): Tensors => ({ scores_16: tensor(new Float32Array(512).fill(-9), [1, 512, 1]), boxes_16: tensor(new Float32Array(512 * 16), [1, 512, 16]), scores_8: tensor(new Float32Array(384).fill(-9), [1, 384, 1]), boxes_8: tensor(new Float32Array(384 * 16), [1, 384, 16]) })

  it('is read from anchors in the middle of cells, without the bars beside the picture', async () => {
    const network = answering((_, nth) => {
      const said = nothing()
      if (nth === 1) {
        const anchor = (9 * 16 + 4) * 2 + 1 // line 9, column 4 of the grid of 16 pixels
        said.scores_16!.data[anchor] = 3
        said.boxes_16!.data.set([2, 4, 40, 50, -8, -6, 8, -6, 0, 2, 0, 10], anchor * 16)
      }
      return said
    })
    const [face, ...others] = await blazeface(blank(512, 256), network)
    expect(others).toEqual([])
    expect(face!.box).toEqual([(74 - 20) * 2, (156 - 25 - 64) * 2, 80, 100])
    expect(face!.points.slice(0, 3)).toEqual([[64 * 2, (146 - 64) * 2], [80 * 2, (146 - 64) * 2], [72 * 2, (154 - 64) * 2]])
    expect(network.asked.length).toBeGreaterThan(4)
  })
})

describe('one face', () => {
  const seen = (score: number, box: SeenFace['box']): SeenFace => ({ score, box, points: front })
  it('is not found twice, and no part of it is a face', () => {
    const whole = seen(0.9, [0, 0, 100, 100])
    expect(keepDistinct([seen(0.8, [5, 5, 100, 100]), whole, seen(0.85, [20, 20, 30, 30]), seen(0.7, [200, 0, 50, 50])])).toEqual([whole, seen(0.7, [200, 0, 50, 50])])
  })

  it('is set upright whichever way it leans, at the same places', () => {
    const turned = (points: FivePoints, degrees: number): FivePoints => {
      const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
      return points.map(([x, y]) => [cos * x - sin * y + 200, sin * x + cos * y + 100]) as unknown as FivePoints
    }
    const upright = chipQuad(front), leaning = chipQuad(turned(front, 40))
    expect(upright[1][1]).toBeCloseTo(upright[0][1], 1)
    turned([...upright, upright[0]] as unknown as FivePoints, 40).slice(0, 4).forEach(([x, y], i) => { expect(leaning[i]![0]).toBeCloseTo(x, 6); expect(leaning[i]![1]).toBeCloseTo(y, 6) })
    const marked = blank(160, 160)
    marked.data.set([255, 0, 0, 255, 0, 0], (50 * 160 + 40) * 3)
    const chip = alignFace(marked, front)
    const reddest = [...chip.data.keys()].filter((at) => at % 3 === 1).reduce((best, at) => (chip.data[at]! < chip.data[best]! ? at : best), 1)
    expect([Math.abs((Math.floor(reddest / 3) % 150) - 48) < 4, Math.abs(Math.floor(reddest / 450) - 46) < 6]).toEqual([true, true])
  })

  it('has its points placed within a square that is level with its eyes', async () => {
    const network = answering(() => ({ landmarks: tensor(new Float32Array(136).fill(0.5), [1, 136]) }))
    const [points] = await placePoints(blank(200, 200), network, [seen(0.9, [40, 60, 80, 100])])
    for (const [x, y] of points!) expect([x, y]).toEqual([expect.closeTo(80), expect.closeTo(110)])
    expect(network.asked[0]!.image!.dims).toEqual([1, 112, 112, 3])
  })

  it('is judged by its size, its sharpness and the way it looks', () => {
    const noisy: Raster = { ...blank(150, 150), data: Uint8Array.from({ length: 150 * 150 * 3 }, (_, i) => (Math.floor(i / 3) % 2 ? 20 : 220)) }
    const small = front.map(([x, y]) => [x / 2.5, y / 2.5]) as unknown as FivePoints
    const away = front.map(([x, y], i) => (i === 2 ? [x + 60, y] : [x, y])) as unknown as FivePoints
    expect(judgeFace(noisy, front)).toMatchObject({ pixels: 40, sharpness: 1, overall: 1 })
    expect(judgeFace(noisy, small).overall).toBeCloseTo(8 / 22)
    expect(judgeFace(blank(150, 150), front).overall).toBeCloseTo(0.4)
    expect(judgeFace(noisy, away).overall).toBeLessThan(0.1)
    expect([yawOf(front), yawOf(away) > 60]).toEqual([0, true])
  })
})
