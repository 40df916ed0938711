import { describe, expect, it } from 'vitest'
import { evaluateLikeness } from '../../../bench/evaluation/evaluate-likeness.ts'
import { sharedMedia } from '../../../test/support/shared-media.ts'
import { createInference, tensor, type NetworkInputs, type Raster, type Tensors } from '../../inference/index.ts'
import type { Model } from '../define-analyzer.ts'
import { embedding, PictureVector } from './embedding.ts'
import { packVector, unpackVector } from '../packed-vector.ts'
import { spaceOf } from './embedding/spaces.ts'

const media = sharedMedia()
const wide: Raster = { data: Uint8Array.from({ length: 300 * 100 * 3 }, (_, i) => (Math.floor(i / 3) % 300 < 100 ? 0 : Math.floor(i / 3) % 300 < 200 ? 128 : 255)), width: 300, height: 100 }

/** A network that answers any question with the same, and keeps the question. */
function answering(tensors: Tensors) {
  const asked: { file: string; inputs: NetworkInputs }[] = []
  return { asked, network: (file: string) => ({ run: async (inputs: NetworkInputs) => { asked.push({ file, inputs }); return tensors } }) }
}
const three = (name: string): Tensors => ({ [name]: tensor(Float32Array.from([0, 3, 4]), [1, 3]) })
const look = (id: string, { network }: ReturnType<typeof answering>): Promise<PictureVector> => {
  const model: Model = { id, network, labels: async () => [], data: async () => new Uint8Array() }
  return embedding.needs === 'raster' ? embedding.analyze(wide, { model, signal: new AbortController().signal }) : Promise.reject(new Error('needs a raster'))
}

describe('the vector of a picture', () => {
  it('has length 1 and names its space', async () => {
    const { space, vector } = await look('clip-vit-b32', answering(three('image_embeds')))
    expect([space, [...unpackVector(vector)!]]).toEqual(['clip-vit-b32', [0, expect.closeTo(0.6), expect.closeTo(0.8)]])
  })

  it('is refused where a network gives none', async () => {
    await expect(look('clip-vit-b32', answering({ image_embeds: tensor(new Float32Array(3), [1, 3]) }))).rejects.toThrow('without a direction')
  })

  it.each([
    ['clip-vit-b32', 'vision', 'pixel_values', 'image_embeds', [1, 3, 224, 224], (128 / 255 - 0.48145466) / 0.26862954],
    ['siglip-base', 'vision', 'pixel_values', 'pooler_output', [1, 3, 224, 224], -1],
    ['mobilenet-v2', 'look', 'input', 'embedding', [1, 3, 224, 224], 128],
    ['backbone-pooled', 'backbone', 'tower_0/images', 'features', [1, 256, 256, 3], 0],
  ])('%s is shown the picture as its card says', async (id, file, input, output, dims, first) => {
    const net = answering(three(output))
    await look(id, net)
    const { data, dims: shape } = net.asked[0]!.inputs[input]!
    expect([net.asked[0]!.file, shape, data[0]]).toEqual([file, dims, expect.closeTo(first, 4)])
  })
})

describe('the pieces of a text', () => {
  const read = async (id: string, output: string, ids: number[], text = 'A  dog!'): Promise<{ asked: number[]; text: string }> => {
    const net = answering(three(output))
    let given = ''
    await spaceOf(id).ofText!(text, { network: net.network('text'), pieces: (of) => { given = of; return ids } })
    return { asked: Array.from(net.asked[0]!.inputs.input_ids!.data, Number), text: given }
  }

  it('keep their end where CLIP can read no more', async () => {
    const { asked } = await read('clip-vit-b32', 'text_embeds', [49406, ...Array.from({ length: 200 }, (_, i) => i), 49407])
    expect([asked.length, asked[0], asked[75], asked[76]]).toEqual([77, 49406, 74, 49407])
  })

  it('are filled up to 64 for SigLIP, of plain lower-case words', async () => {
    const { asked, text } = await read('siglip-base', 'pooler_output', [262, 1929, 1])
    expect([asked.length, asked.slice(0, 4), text]).toEqual([64, [262, 1929, 1, 1], 'a dog'])
    const long = await read('siglip-base', 'pooler_output', Array.from({ length: 90 }, (_, i) => i + 2))
    expect([long.asked.length, long.asked[62], long.asked[63]]).toEqual([64, 64, 1])
  })
})

describe('a packed vector', () => {
  it('comes back as it was', () => {
    const vector = Float32Array.from([0.1, -3, 1e-30, 0])
    expect([...unpackVector(packVector(vector))!]).toEqual([...vector])
  })

  it.each([['nothing', ''], ['a number cut off', Buffer.alloc(6).toString('base64')], ['what is no number', packVector(Float32Array.of(NaN, 1))]])('is refused for %s', (_, packed) => {
    expect(unpackVector(packed)).toBeUndefined()
    expect(PictureVector.safeParse({ space: 'x', vector: packed }).success).toBe(false)
  })
})

describe.skipIf(!media)(`likes among the developers' pictures${media ? '' : ' (left out: they are not on this machine)'}`, () => {
  it('show a like thing far more often than chance would have it, by what packages bring (all pictures: npm run evaluate)', async () => {
    const inference = createInference()
    const scores = await evaluateLikeness(inference, media!, (path) => /dog|cat|owl|eagle|robin/.test(path))
    await inference.sessions.close()
    expect(scores.length).toBeGreaterThanOrEqual(10)
    const sumOf = (pick: (score: (typeof scores)[number]) => number): number => scores.reduce((sum, score) => sum + pick(score), 0)
    expect(sumOf(({ right }) => Number(right[0])) / scores.length).toBeGreaterThanOrEqual(sumOf(({ chance }) => chance) / scores.length + 0.4)
  }, 60_000)
})
