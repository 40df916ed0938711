import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { sharedMedia } from '../../../../test/support/shared-media.ts'
import { createInference } from '../../../inference/index.ts'
import { modelOf } from '../../models-for-analyzers.ts'
import { readUnigramPieces } from './unigram-pieces.ts'
import { openUseLite } from './use-lite.ts'

describe('readUnigramPieces', () => {
  const pieces = readUnigramPieces(Buffer.from(JSON.stringify([['<unk>', 0], ['▁ca', -2], ['▁cat', -3], ['t', -2], ['s', -2], ['▁', -4]])), 1)
  it('takes the likeliest pieces together', () => { expect(pieces('cats')).toEqual([2, 4]) })
  it('puts what it does not know into one', () => { expect(pieces('cat 日本')).toEqual([2, 5, 0]) })
  it('takes spaces as they come', () => { expect(pieces('  cat\n\tcat ')).toEqual([2, 2]) })
})

const media = sharedMedia()
const inference = createInference({ mirror: media && join(media, '../models') })
afterAll(() => inference.sessions.close())

describe.skipIf(!media)('Universal Sentence Encoder lite (skipped without the developers\' models)', () => {
  const model = modelOf(inference, 'use-lite')

  it('cuts a sentence as it was trained to', async () => {
    expect(readUnigramPieces(await model.data('vocabulary'), 6)('Hello, how are you?')).toEqual([341, 4125, 8, 140, 31, 19, 54])
  })

  it('finds what is meant, whatever the words', async () => {
    const { ofSentence } = await openUseLite(model)
    const said = ['A dog runs along the beach chasing a ball', 'The president speaks about civic duty and the nation', 'Recipe for tomato soup with basil', 'A cat sleeping on the sofa']
    const vectors = await Promise.all(said.map(ofSentence))
    for (const [asked, place] of [['puppy playing by the sea', 0], ['political speech to citizens', 1], ['how to cook a vegetable dish', 2], ['kitten napping', 3]] as const) {
      const vector = await ofSentence(asked)
      const near = vectors.map((one) => one.reduce((sum, value, i) => sum + value * vector[i]!, 0))
      expect(near.indexOf(Math.max(...near)), asked).toBe(place)
      expect(Math.hypot(...vector)).toBeCloseTo(1, 3)
    }
  })
})
