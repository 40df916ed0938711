import { pictureTensor, type Normalization } from '../../../inference/index.ts'
import { cutMiddle } from '../pixels/cut-middle.ts'
import type { Space } from './space.ts'
import { unitVector } from './unit-vector.ts'

const EDGE = 224, SHORTER = 256
const BYTES: Normalization = { order: 'rgb', mean: [0, 0, 0], deviation: [1 / 255, 1 / 255, 1 / 255] }

/** MobileNetV2 of ImageNet: what it knows of a picture before it decides for a class. */
export const mobilenet: Space = {
  async ofPicture(raster, network) {
    const square = await cutMiddle(raster, { share: EDGE / SHORTER, edge: EDGE, filter: 'triangle' })
    const { embedding } = await network('look').run({ input: pictureTensor(square, BYTES) })
    return unitVector(embedding!.data)
  },
}
