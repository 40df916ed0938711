import { pictureTensor, tensor, type Network, type Normalization, type Raster } from '../../../inference/index.ts'
import { CHIP } from './align-face.ts'

export const DIMENSIONS = 128
const AT_ONCE = 16 // faces: more take memory and no less time
const PLAIN: Normalization = { order: 'rgb', mean: [0, 0, 0], deviation: [1 / 255, 1 / 255, 1 / 255] }

/** Asks one network for the descriptors of some chips. */
type Describe = (chips: readonly Raster[], network: Network) => Promise<Float32Array>

/** dlib's network, as it stands in two cards: the numbers are the same, the order of the input's axes differs. */
export const descriptors: Readonly<Record<string, Describe>> = {
  'dlib-face-resnet': async (chips, network) => {
    const pixels = new Float32Array(chips.length * CHIP * CHIP * 3)
    for (const [i, chip] of chips.entries()) pixels.set(pictureTensor(chip, PLAIN).data, i * CHIP * CHIP * 3)
    return (await network.run({ input: tensor(pixels, [chips.length, 3, CHIP, CHIP]) })).embedding!.data
  },
  'face-descriptor': async (chips, network) => {
    const pixels = new Float32Array(chips.length * CHIP * CHIP * 3)
    for (const [i, { data }] of chips.entries()) pixels.set(data, i * CHIP * CHIP * 3)
    return (await network.run({ image: tensor(pixels, [chips.length, CHIP, CHIP, 3]) })).descriptor!.data
  },
}

/** 128 numbers of each chip, as the network gives them: their length is some 1.4 and must stay, since it is the Euclidean distance that tells people apart (0.6). */
export async function describeFaces(chips: readonly Raster[], describe: Describe, network: Network): Promise<Float32Array[]> {
  const vectors: Float32Array[] = []
  for (let from = 0; from < chips.length; from += AT_ONCE) {
    const some = chips.slice(from, from + AT_ONCE)
    const numbers = await describe(some, network)
    vectors.push(...some.map((_, i) => numbers.slice(i * DIMENSIONS, (i + 1) * DIMENSIONS)))
  }
  return vectors
}
