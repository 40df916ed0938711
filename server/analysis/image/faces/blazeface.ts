import { cropRaster, tensor, type Box, type Network, type Point, type Raster, type Tensors } from '../../../inference/index.ts'
import { downscaleRaster } from '../pixels/downscale-raster.ts'
import { fitRaster, type FittedRaster } from '../pixels/fit-raster.ts'
import type { FaceDetector, FivePoints, SeenFace } from './face-detector.ts'
import { keepDistinct } from './keep-distinct.ts'

const EDGE = 256
const GRIDS = [{ name: '16', stride: 16, anchors: 2 }, { name: '8', stride: 32, anchors: 6 }] as const
const ROW = 16 // centre, size, six points
const GROUND = 128 // 0 once it is normalised

const PIECE = 0.6 // edge of a piece, of the shorter edge of the picture
const LEAST = 0.77 // score: animals reach 0.76, faces in the background 0.8
const LEAST_PIECE = 200 // pixels: smaller pieces would only be magnified
const OVERLAP = 0.3 // of the edge of a piece
const LARGEST_IN_PIECE = OVERLAP // what is larger was seen in the whole, or is a part of a face

/** BlazeFace for the back camera (Bazarevsky 2019, of the package @vladmandic/human), whose input is a square of 256 pixels: a look at the whole, and one at each of overlapping squares for the smaller faces. */
export const blazeface: FaceDetector = async (raster, network) => {
  const seen = await ask(raster, network)
  const near = await inputSized(raster)
  const scale = raster.width / near.width
  for (const [x, y, edge] of piecesOf(near)) {
    const faces = await ask(cropRaster(near, x, y, edge, edge), network)
    const small = faces.filter(({ box }) => Math.max(box[2], box[3]) <= edge * LARGEST_IN_PIECE && isWithin(box, edge))
    seen.push(...small.map(({ score, box, points }): SeenFace => ({
      score, box: [(box[0] + x) * scale, (box[1] + y) * scale, box[2] * scale, box[3] * scale], points: points.map(([px, py]): Point => [(px + x) * scale, (py + y) * scale]) as unknown as FivePoints,
    })))
  }
  return keepDistinct(seen)
}

/** The picture so small that its pieces are as large as the network's input: shrunk once, not each piece for itself. */
async function inputSized(raster: Raster): Promise<Raster> {
  const scale = EDGE / (Math.min(raster.width, raster.height) * PIECE)
  return scale >= 1 ? raster : downscaleRaster(raster, Math.round(raster.width * scale), Math.round(raster.height * scale))
}

/** A face that the edge of a piece cuts is seen whole in the next one. */
const isWithin = ([x, y, width, height]: Box, edge: number): boolean => x > -0.1 * width && y > -0.1 * height && x + width < edge + 0.1 * width && y + height < edge + 0.1 * height

/** Overlapping squares that cover the picture: six of one in the usual formats. */
function piecesOf({ width, height }: Raster): [x: number, y: number, edge: number][] {
  const shorter = Math.min(width, height)
  const edge = Math.round(Math.max(LEAST_PIECE, shorter * PIECE))
  if (edge > shorter) return []
  const starts = (length: number): number[] => {
    const count = Math.ceil((length - edge) / (edge * (1 - OVERLAP))) + 1
    return Array.from({ length: count }, (_, i) => Math.round((i * (length - edge)) / Math.max(1, count - 1)))
  }
  return starts(height).flatMap((y) => starts(width).map((x): [number, number, number] => [x, y, edge]))
}

async function ask(raster: Raster, network: Network): Promise<SeenFace[]> {
  const fitted = await fitRaster(raster, EDGE, EDGE, { at: 'middle', ground: GROUND })
  const pixels = new Float32Array(EDGE * EDGE * 3)
  for (let i = 0; i < pixels.length; i++) pixels[i] = fitted.raster.data[i]! / 127.5 - 1
  return decodeBlazeface(await network.run({ input: tensor(pixels, [1, EDGE, EDGE, 3]) }), fitted, LEAST)
}

/** For each anchor of two grids the logit of a face, its box and six points, as offsets in pixels from the middle of the cell. */
export function decodeBlazeface(tensors: Tensors, { scale, left, top }: FittedRaster, least: number): SeenFace[] {
  const seen: SeenFace[] = []
  for (const { name, stride, anchors } of GRIDS) {
    const scores = tensors[`scores_${name}`]!.data, rows = tensors[`boxes_${name}`]!.data
    const columns = EDGE / stride
    for (let anchor = 0; anchor < scores.length; anchor++) {
      const score = 1 / (1 + Math.exp(-scores[anchor]!))
      if (score < least) continue
      const cell = Math.floor(anchor / anchors)
      const middleX = ((cell % columns) + 0.5) * stride, middleY = (Math.floor(cell / columns) + 0.5) * stride
      const pair = (i: number): Point => [(middleX + rows[anchor * ROW + i]! - left) / scale, (middleY + rows[anchor * ROW + i + 1]! - top) / scale]
      const [x, y] = pair(0)
      const width = rows[anchor * ROW + 2]! / scale, height = rows[anchor * ROW + 3]! / scale
      const mouth = pair(10)
      // only the middle of the mouth is known
      seen.push({ score, box: [x - width / 2, y - height / 2, width, height], points: [pair(4), pair(6), pair(8), mouth, mouth] })
    }
  }
  return seen
}
