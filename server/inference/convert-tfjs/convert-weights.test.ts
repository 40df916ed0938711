import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { describe, expect, it } from 'vitest'
import { readModelCards } from '../model-card.ts'
import { programFolder } from '../program-folder.ts'
import { convertFile } from '../convert-file.ts'
import references from './reference-outputs.json' with { type: 'json' }
import { halfToNumber, readWeights } from './tfjs-weights.ts'

const folder = programFolder()
const cards = readModelCards(join(folder, 'models'))

/** The picture that TensorFlow.js was shown when the reference was made: byte i of it. */
const pattern = (dims: readonly number[]): Float32Array =>
  Float32Array.from({ length: dims.reduce((product, length) => product * length, 1) }, (_, i) => (i * 7919 + (i >> 5) * 104729) % 256)

// made by tfjs-core of @vladmandic/face-api 1.7.15 on its CPU backend: a few numbers of each output, the largest and the smallest among them
const nets = [
  { net: 'centernet', file: 'detect', dims: [1, 512, 512, 3] },
  { net: 'blazeface-back', file: 'detect', dims: [1, 256, 256, 3], scale: (value: number) => value / 127.5 - 1 },
  { net: 'backbone', card: 'scene-head', file: 'backbone', dims: [1, 256, 256, 3] },
  { net: 'face-descriptor', file: 'describe', dims: [1, 150, 150, 3] },
  { net: 'face-68', file: 'points', dims: [1, 112, 112, 3] },
  { net: 'nsfw-wide', card: 'nsfw-mobilenet-v2', file: 'wide', dims: [1, 224, 224, 3], scale: (value: number) => value / 255 },
  // TensorFlow.js for layers is not among the packages: its operations were called one after the other, as the layers say
  { net: 'nsfw-narrow', card: 'nsfw-mobilenet-v2', file: 'narrow', dims: [1, 224, 224, 3], scale: (value: number) => value / 255 },
] as const

describe('conversion from TensorFlow.js', () => {
  it.each(nets)('$net answers as TensorFlow.js does, in the very bytes that its card names', async (given) => {
    const card = cards.get('card' in given ? given.card : given.net)!
    const { sources, sha256, bytes } = card.files.find(({ name }) => name === given.file)!
    const source = sources.find(({ type }) => type === 'converted')
    const converted = await convertFile(source as Extract<typeof source, { type: 'converted' }>, folder)
    expect(converted).toMatchObject({ sha256, content: { length: bytes } })

    const session = await InferenceSession.create(converted.content, { intraOpNumThreads: 1 })
    const picture = pattern(given.dims)
    const outputs = await session.run({ [session.inputNames[0]!]: new Tensor('float32', 'scale' in given ? picture.map(given.scale) : picture, given.dims) })
    for (const [output, { count, places, values }] of Object.entries(references[given.net])) {
      const data = outputs[output]!.data as Float32Array
      expect(data).toHaveLength(count)
      places.forEach((place, i) => { expect(Math.abs(data[place]! - values[i]!)).toBeLessThan(1e-3 * Math.max(1, Math.abs(values[i]!))) })
    }
  })
})

describe('weights of TensorFlow.js', () => {
  it('are brought back from half precision', () => {
    expect([0x3c00, 0xc000, 0x3555, 0x0001, 0x7bff].map(halfToNumber)).toEqual([1, -2, 0.333251953125, 2 ** -24, 65504])
  })

  it('are brought back from one byte by scale and least value', () => {
    const group = { paths: ['w.bin'], weights: [{ name: 'w', shape: [2], dtype: 'float32' as const, quantization: { dtype: 'uint8' as const, scale: 0.5, min: -1 } }] }
    expect([...readWeights([group], Buffer.from([0, 6])).get('w')!.data]).toEqual([-1, 2])
  })

  it('are refused when their file is too short', () => {
    const group = { paths: ['w.bin'], weights: [{ name: 'w', shape: [3], dtype: 'float32' as const }] }
    expect(() => readWeights([group], readFileSync(import.meta.filename).subarray(0, 8))).toThrow(/past the end/)
  })
})
