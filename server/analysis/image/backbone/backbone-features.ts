import { tensor, type Network, type Raster, type Tensor } from '../../../inference/index.ts'
import { downscaleRaster } from '../pixels/downscale-raster.ts'

const FIRST = 224, EDGE = 256 // squeezed in two steps, as the head of the scenes was taught

/** What the backbone said of rasters: two cards are made of it, and both ask of one picture. It goes when the raster goes. */
const known = new WeakMap<Raster, Promise<Tensor>>()

/** The backbone of the package @vladmandic/human: means of six of its layers, float32[1, 3360], of the whole picture squeezed to a square. Asked once a picture. */
export function backboneFeatures(raster: Raster, network: (file: string) => Network): Promise<Tensor> {
  const features = known.get(raster) ?? ask(raster, network('backbone'))
  known.set(raster, features)
  return features
}

async function ask(raster: Raster, backbone: Network): Promise<Tensor> {
  const square = await downscaleRaster(await downscaleRaster(raster, FIRST, FIRST), EDGE, EDGE)
  const { features } = await backbone.run({ 'tower_0/images': tensor(new Float32Array(square.data), [1, EDGE, EDGE, 3]) })
  return features!
}
