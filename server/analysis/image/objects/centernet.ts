import { dropOverlaps, tensor, type Raster } from '../../../inference/index.ts'
import { downscaleRaster } from '../pixels/downscale-raster.ts'
import type { Detector, Seen } from './detector.ts'

const EDGE = 512
const ROW = 6 // left, upper, right, lower edge in pixels of the input, score, class
const OVERLAP = 0.5

/** CenterNet of the package @vladmandic/human: the whole picture squeezed to a square, rows of pixels; the network picks its best 100 places itself. */
export const centernet: Detector = async (raster, network, least) => {
  const square = await downscaleRaster(raster, EDGE, EDGE)
  const { detections } = await network.run({ 'tower_0/images': tensor(new Float32Array(square.data), [1, EDGE, EDGE, 3]) })
  return dropOverlaps(decodeCenternet(detections!.data, raster, least), OVERLAP)
}

/** Rows of edges, score and class. */
export function decodeCenternet(rows: Float32Array, { width, height }: Pick<Raster, 'width' | 'height'>, least: number): Seen[] {
  const seen: Seen[] = []
  for (let at = 0; at < rows.length; at += ROW) {
    const [left, top, right, bottom, score, label] = rows.subarray(at, at + ROW) as unknown as [number, number, number, number, number, number]
    if (score < least) continue
    seen.push({ label, score, box: [(left / EDGE) * width, (top / EDGE) * height, ((right - left) / EDGE) * width, ((bottom - top) / EDGE) * height] })
  }
  return seen
}
