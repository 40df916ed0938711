import { shrinkRaster, tensor, type Network, type Raster } from '../../../inference/index.ts'

/** Chances: of each label, of each kind, and that it is indoors. */
export interface Judgement { scenes: Float32Array; coarse: Float32Array; indoor: number }

const FIRST = 224, EDGE = 256

/** Our own head on the backbone of the package @vladmandic/human: the whole picture squeezed in two steps, as it was taught. */
export async function judgeScene(raster: Raster, network: (file: string) => Network): Promise<Judgement> {
  const square = shrinkRaster(shrinkRaster(raster, FIRST, FIRST), EDGE, EDGE)
  const { features } = await network('backbone').run({ 'tower_0/images': tensor(Float32Array.from(square.data), [1, EDGE, EDGE, 3]) })
  const { scenes, coarse, indoor } = await network('head').run({ features: features! })
  return { scenes: scenes!.data, coarse: coarse!.data, indoor: indoor!.data[0]! }
}
