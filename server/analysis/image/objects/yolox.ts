import { dropOverlaps, pictureTensor, type Normalization } from '../../../inference/index.ts'
import { fitRaster, type FittedRaster } from '../pixels/fit-raster.ts'
import { bestClass } from './best-class.ts'
import type { Detector, Seen } from './detector.ts'

const STRIDES = [8, 16, 32]
const GROUND = 114
const OVERLAP = 0.45 // as published

/** Networks of the family YOLOX (Ge 2021): a square of `edge` pixels, bytes as they are, in the order of channels that the weights were made with. */
export function yolox({ edge, order }: { edge: number; order: Normalization['order'] }): Detector {
  const plain: Normalization = { order, mean: [0, 0, 0], deviation: [1 / 255, 1 / 255, 1 / 255] }
  return async (raster, network, least) => {
    const fitted = await fitRaster(raster, edge, edge, { at: 'corner', ground: GROUND })
    const { output } = await network.run({ images: pictureTensor(fitted.raster, plain) })
    return dropOverlaps(decodeYolox(output!.data, output!.dims.at(-1)!, fitted, least), OVERLAP)
  }
}

/** Rows of centre (offset from the cell), ln of width and height, in strides; chance of a thing; chance of each class. */
export function decodeYolox(rows: Float32Array, length: number, { raster, scale, left, top }: FittedRaster, least: number): Seen[] {
  const seen: Seen[] = []
  let at = 0
  for (const stride of STRIDES) {
    const columns = raster.width / stride, lines = raster.height / stride
    for (let cell = 0; cell < columns * lines; cell++, at += length) {
      const there = rows[at + 4]!
      if (there < least) continue // no class can be likelier than 1
      const { label, score } = bestClass(rows, at + 5, length - 5)
      if (there * score < least) continue
      const width = Math.exp(rows[at + 2]!) * stride, height = Math.exp(rows[at + 3]!) * stride
      const x = (rows[at]! + (cell % columns)) * stride, y = (rows[at + 1]! + Math.floor(cell / columns)) * stride
      seen.push({ label, score: there * score, box: [(x - width / 2 - left) / scale, (y - height / 2 - top) / scale, width / scale, height / scale] })
    }
  }
  return seen
}
