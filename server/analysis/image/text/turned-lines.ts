import { turnQuad, type Network, type Quad, type Raster } from '../../../inference/index.ts'
import { cutStrip, stripTensor, stripWidth } from './strip.ts'

const WIDTH = 192 // the direction network looks at no more, longer lines are squeezed
const SURE = 0.9 // as published with the model (PaddleOCR, cls_thresh)
const BATCH = 16

/** Turns those lines over which the direction network is sure to see upside down. */
export async function turnOver(raster: Raster, lines: readonly Quad[], network: Network, signal: AbortSignal): Promise<Quad[]> {
  const turned: Quad[] = []
  for (let at = 0; at < lines.length; at += BATCH) {
    signal.throwIfAborted()
    const batch = lines.slice(at, at + BATCH)
    const strips = batch.map((line) => cutStrip(raster, line, Math.min(WIDTH, stripWidth(line))))
    const { 'softmax_0.tmp_0': chances } = await network.run({ x: stripTensor(strips, WIDTH) })
    turned.push(...batch.map((line, i) => (chances!.data[i * 2 + 1]! >= SURE ? turnQuad(line, 2) : line)))
  }
  return turned
}
