import type { Network, Raster } from '../../../inference/index.ts'
import { backboneFeatures } from '../backbone/backbone-features.ts'

/** Chances: of each label, of each kind, and that it is indoors. */
export interface Judgement { scenes: Float32Array; coarse: Float32Array; indoor: number }

/** Our own head on the backbone. */
export async function judgeScene(raster: Raster, network: (file: string) => Network): Promise<Judgement> {
  const { scenes, coarse, indoor } = await network('head').run({ features: await backboneFeatures(raster, network) })
  return { scenes: scenes!.data, coarse: coarse!.data, indoor: indoor!.data[0]! }
}
