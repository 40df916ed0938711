import { resizeRaster, type Network } from '../../../inference/index.ts'
import { STRIP_HEIGHT, stripTensor, turnStrip, type Strip } from './strip.ts'

const WIDTH = 192 // the direction network looks at no more, longer lines are squeezed
const SURE = 0.9 // as published with the model (PaddleOCR, cls_thresh)
const BATCH = 16

/** Turns those lines over which the direction network is sure to see upside down. */
export async function turnOver(strips: readonly Strip[], network: Network, signal: AbortSignal): Promise<Strip[]> {
  const turned: Strip[] = []
  for (let at = 0; at < strips.length; at += BATCH) {
    signal.throwIfAborted()
    const batch = strips.slice(at, at + BATCH)
    const squeezed = batch.map(({ raster }) => resizeRaster(raster, Math.min(WIDTH, raster.width), STRIP_HEIGHT))
    const { 'softmax_0.tmp_0': chances } = await network.run({ x: stripTensor(squeezed, WIDTH) })
    turned.push(...batch.map((strip, i) => (chances!.data[i * 2 + 1]! >= SURE ? turnStrip(strip) : strip)))
  }
  return turned
}
