import { pictureTensor, resizeCubic, tensor, type Normalization } from '../../../inference/index.ts'
import type { Space } from './space.ts'
import { unitVector } from './unit-vector.ts'

const EDGE = 224
const PIECES = 64
const END = 1 // </s>, which also fills up
const SEEN: Normalization = { order: 'rgb', mean: [0.5, 0.5, 0.5], deviation: [0.5, 0.5, 0.5] }

/** SigLIP (Zhai 2023): the whole picture squeezed to a square; lower-case text without signs, always of 64 pieces. */
export const siglip: Space = {
  async ofPicture(raster, network) {
    const { pooler_output: pooled } = await network('vision').run({ pixel_values: pictureTensor(resizeCubic(raster, EDGE, EDGE), SEEN) })
    return unitVector(pooled!.data)
  },
  async ofText(text, { network, pieces }) {
    const plain = text.toLowerCase().replace(/\p{P}/gu, '').replace(/\s+/g, ' ').trim()
    const ids = pieces(plain).filter((id) => id !== END).slice(0, PIECES - 1)
    const filled = Array.from({ length: PIECES }, (_, i) => BigInt(ids[i] ?? END))
    const { pooler_output: pooled } = await network.run({ input_ids: tensor(BigInt64Array.from(filled), [1, PIECES]) })
    return unitVector(pooled!.data)
  },
}
