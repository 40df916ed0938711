import { tensor, type Network } from '../../../inference/index.ts'
import type { Model } from '../../define-analyzer.ts'
import { readUnigramPieces, type UnigramPieces } from './unigram-pieces.ts'

/** Finds vectors of length 1 for sentences: the nearer two are in what they mean, the nearer to 1 is their product. */
export interface SentenceSpace { ofSentence(text: string): Promise<Float32Array> }

const FIRST_PIECE = 6
const MOST_PIECES = 128

/** Universal Sentence Encoder lite (Cer 2018), of English. */
export async function openUseLite(model: Pick<Model, 'network' | 'data'>): Promise<SentenceSpace> {
  const pieces = readUnigramPieces(await model.data('vocabulary'), FIRST_PIECE)
  const network = model.network('encode')
  return { ofSentence: (text) => ask(network, pieces, text) }
}

async function ask(network: Network, pieces: UnigramPieces, text: string): Promise<Float32Array> {
  const ids = pieces(text).slice(0, MOST_PIECES)
  const { embedding } = await network.run({ input_ids: tensor(BigInt64Array.from(ids, BigInt), [1, ids.length]), attention_mask: tensor(new Float32Array(ids.length).fill(1), [1, ids.length]) })
  if (!embedding) throw new Error('[analysis] the network for sentences gave no embedding')
  return embedding.data
}
