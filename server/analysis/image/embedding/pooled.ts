import { resizeRaster, tensor } from '../../../inference/index.ts'
import type { Space } from './space.ts'
import { unitVector } from './unit-vector.ts'

const FIRST = 224, EDGE = 256 // squeezed in two steps, as the backbone's head was taught

/** The backbone of the package @vladmandic/human: means of six of its layers. */
export const pooled: Space = {
  async ofPicture(raster, network) {
    const square = resizeRaster(resizeRaster(raster, FIRST, FIRST), EDGE, EDGE)
    const { features } = await network('backbone').run({ 'tower_0/images': tensor(Float32Array.from(square.data), [1, EDGE, EDGE, 3]) })
    return unitVector(features!.data)
  },
}
