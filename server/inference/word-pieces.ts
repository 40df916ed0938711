import { Tokenizer } from '@huggingface/tokenizers'
import { z } from 'zod'

/** The numbers of the pieces of a text, with those that stand for its beginning and end where the vocabulary has such. */
export type WordPieces = (text: string) => number[]

const Vocabulary = z.looseObject({ model: z.looseObject({ type: z.string() }) })

/** Reads a tokenizer.json, as it comes with a network for words. */
export function readWordPieces(json: Uint8Array): WordPieces {
  const tokenizer = new Tokenizer(Vocabulary.parse(JSON.parse(Buffer.from(json).toString('utf8'))), {})
  return (text) => tokenizer.encode(text).ids
}
