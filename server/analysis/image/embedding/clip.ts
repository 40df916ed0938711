import { pictureTensor, tensor, type Normalization } from '../../../inference/index.ts'
import { cutMiddle } from '../pixels/cut-middle.ts'
import type { Space } from './space.ts'
import { unitVector } from './unit-vector.ts'

const EDGE = 224
const MOST_PIECES = 77
const SEEN: Normalization = { order: 'rgb', mean: [0.48145466, 0.4578275, 0.40821073], deviation: [0.26862954, 0.26130258, 0.27577711] }

/** CLIP (Radford 2021): the middle square of a picture; a text with its beginning and end marked, what is too long cut off before the end. */
export const clip: Space = {
  async ofPicture(raster, network) {
    const square = await cutMiddle(raster, { edge: EDGE, filter: 'cubic' })
    const { image_embeds: embeds } = await network('vision').run({ pixel_values: pictureTensor(square, SEEN) })
    return unitVector(embeds!.data)
  },
  async ofText(text, { network, pieces }) {
    const all = pieces(text)
    const ids = all.length > MOST_PIECES ? [...all.slice(0, MOST_PIECES - 1), all.at(-1)!] : all
    const { text_embeds: embeds } = await network.run({ input_ids: tensor(BigInt64Array.from(ids, BigInt), [1, ids.length]) })
    return unitVector(embeds!.data)
  },
}
