import { pictureTensor, type Network, type Normalization, type Point, type Raster, type Tensors } from '../../../inference/index.ts'
import { fitRaster, type FittedRaster } from '../pixels/fit-raster.ts'
import type { FaceDetector, FivePoints, SeenFace } from './face-detector.ts'
import { keepDistinct } from './keep-distinct.ts'

const STRIDES = [8, 16, 32]
const EDGE_UNIT = 32 // edges of the input are multiples of it
const PLAIN: Normalization = { order: 'bgr', mean: [0, 0, 0], deviation: [1 / 255, 1 / 255, 1 / 255] }

const LEAST = 0.7 // score; published with 0.6, which takes more faces of dogs for some
const FIRST = 640, CLOSER = 1280 // longer edge, pixels
const SMALL = 24 // pixels at the first look: where one face is so small, smaller ones may stand beside it

/** YuNet (Wu 2023), which takes any size: a look at the whole, and a closer one where faces are so small that others may have been missed. Small pictures are not magnified. */
export const yunet: FaceDetector = async (raster, network) => {
  const longer = Math.max(raster.width, raster.height)
  const first = keepDistinct(await ask(raster, network, FIRST))
  const small = (SMALL * longer) / FIRST
  if (longer <= FIRST || !first.some(({ box }) => Math.max(box[2], box[3]) < small)) return first
  return keepDistinct([...first, ...await ask(raster, network, CLOSER)])
}

async function ask(raster: Raster, network: Network, edge: number): Promise<SeenFace[]> {
  const scale = Math.min(1, edge / Math.max(raster.width, raster.height))
  const size = (length: number): number => Math.ceil(Math.max(1, Math.round(length * scale)) / EDGE_UNIT) * EDGE_UNIT
  const fitted = await fitRaster(raster, size(raster.width), size(raster.height), { at: 'corner', ground: 0 })
  return decodeYunet(await network.run({ input: pictureTensor(fitted.raster, PLAIN) }), fitted, LEAST)
}

/** For each cell of three grids the chance of a face and of anything at all, its box (offset of the centre, ln of the size) and five points, in strides. */
export function decodeYunet(tensors: Tensors, { raster, scale }: FittedRaster, least: number): SeenFace[] {
  const seen: SeenFace[] = []
  for (const stride of STRIDES) {
    const [faces, things, boxes, points] = ['cls', 'obj', 'bbox', 'kps'].map((name) => tensors[`${name}_${stride}`]!.data) as [Float32Array, Float32Array, Float32Array, Float32Array]
    const columns = raster.width / stride
    for (let cell = 0; cell < faces.length; cell++) {
      const score = Math.sqrt(Math.min(1, Math.max(0, faces[cell]! * things[cell]!)))
      if (score < least) continue
      const column = cell % columns, line = Math.floor(cell / columns)
      const place = (x: number, y: number): Point => [((column + x) * stride) / scale, ((line + y) * stride) / scale]
      const [x, y] = place(boxes[cell * 4]!, boxes[cell * 4 + 1]!)
      const width = (Math.exp(boxes[cell * 4 + 2]!) * stride) / scale, height = (Math.exp(boxes[cell * 4 + 3]!) * stride) / scale
      const five = [0, 1, 2, 3, 4].map((i) => place(points[cell * 10 + i * 2]!, points[cell * 10 + i * 2 + 1]!)) as unknown as FivePoints
      seen.push({ score, box: [x - width / 2, y - height / 2, width, height], points: five })
    }
  }
  return seen
}
