import { dropOverlaps, pictureTensor, type Normalization, type Tensor } from '../../../inference/index.ts'
import { fitRaster, type FittedRaster } from '../pixels/fit-raster.ts'
import { bestClass } from './best-class.ts'
import type { Detector, Seen } from './detector.ts'

const STRIDES = [8, 16, 32, 64]
const EDGE_UNIT = 32 // edges of the input are multiples of it
const OVERLAP = 0.6 // as published
const PLAIN: Normalization = { order: 'rgb', mean: [0, 0, 0], deviation: [1 / 255, 1 / 255, 1 / 255] }

/** NanoDet-plus (RangiLyu): takes any size; the frame hugs the picture, so that no time goes into bars beside it. */
export function nanodet({ edge }: { edge: number }): Detector {
  return async (raster, network, least) => {
    const scale = edge / Math.max(raster.width, raster.height)
    const size = (length: number): number => Math.ceil(Math.max(1, Math.round(length * scale)) / EDGE_UNIT) * EDGE_UNIT
    const fitted = await fitRaster(raster, size(raster.width), size(raster.height), { at: 'middle', ground: 0 })
    const { scores, ltrb } = await network.run({ input: pictureTensor(fitted.raster, PLAIN) })
    return dropOverlaps(decodeNanodet(scores!, ltrb!.data, fitted, least), OVERLAP)
  }
}

/** For each point of four grids the chance of each class, and how far the four edges lie from it. */
export function decodeNanodet({ data: scores, dims }: Tensor, edges: Float32Array, { raster, scale, left, top }: FittedRaster, least: number): Seen[] {
  const classes = dims.at(-1)!
  const seen: Seen[] = []
  let at = 0
  for (const stride of STRIDES) {
    const columns = Math.ceil(raster.width / stride), lines = Math.ceil(raster.height / stride)
    for (let cell = 0; cell < columns * lines; cell++, at++) {
      const best = bestClass(scores, at * classes, classes)
      if (best.score < least) continue
      const [toLeft, toTop, toRight, toBottom] = edges.subarray(at * 4, at * 4 + 4) as unknown as [number, number, number, number]
      const x = (cell % columns) * stride, y = Math.floor(cell / columns) * stride
      seen.push({ ...best, box: [(x - toLeft - left) / scale, (y - toTop - top) / scale, (toLeft + toRight) / scale, (toTop + toBottom) / scale] })
    }
  }
  return seen
}
