import { minAreaRect, pictureTensor, quadHeight, quadWidth, scaleQuad, type Network, type Quad, type Raster } from '../../../inference/index.ts'
import { downscaleRaster } from '../pixels/downscale-raster.ts'
import { markedAreas } from './marked-areas.ts'
import { unclip } from './unclip.ts'

/** What one look at the picture found. */
export interface Look {
  /** Rectangles around lines, in pixels of the raster. */
  lines: Quad[]
  /** Middle height of the lines as the detector saw them, in its pixels; 0 where there are none. */
  seenHeight: number
  /** Areas that hint at text, also those too faint to be a line. */
  hints: number
}

// as published with the model (PaddleOCR, DBPostProcess): chance of a text pixel, mean chance of a line, growth
const PIXEL = 0.3, LINE = 0.6, GROWTH = 1.6
const SMALLEST = 3 // pixels of the map: the thinnest core that is a line
const NORMAL = { order: 'bgr', mean: [0.485, 0.456, 0.406], deviation: [0.229, 0.224, 0.225] } as const

/** Looks for lines of text with the picture brought to this longest edge. */
export async function findLines(raster: Raster, detector: Network, edge: number): Promise<Look> {
  const scale = edge / Math.max(raster.width, raster.height)
  const size = (length: number): number => Math.max(32, Math.round((length * scale) / 32) * 32)
  const small = await downscaleRaster(raster, size(raster.width), size(raster.height))
  const { 'sigmoid_0.tmp_0': map } = await detector.run({ x: pictureTensor(small, NORMAL) })
  const areas = markedAreas(map!.data, small.width, small.height, PIXEL)
  const cores = areas.filter((area) => area.score >= LINE).map((area) => minAreaRect(area.outline))
    .filter((core) => Math.min(quadWidth(core), quadHeight(core)) >= SMALLEST)
  const found = cores.map((core) => unclip(core, GROWTH))
  const heights = found.map((line) => Math.min(quadWidth(line), quadHeight(line))).sort((a, b) => a - b)
  return {
    lines: found.map((line) => scaleQuad(line, raster.width / small.width, raster.height / small.height)),
    seenHeight: heights[Math.floor(heights.length / 2)] ?? 0,
    hints: areas.length,
  }
}
