import { Tokenizer } from '@huggingface/tokenizers'
import { z } from 'zod'

/** The text that pieces of a vocabulary make by their numbers; U+FFFD where a letter is cut apart. */
export type PieceText = (pieces: readonly number[]) => string

const Vocabulary = z.looseObject({ model: z.looseObject({ type: z.string() }) })

/** Reads a tokenizer.json, as it comes with a network that writes. */
export function readPieceText(json: Uint8Array): PieceText {
  const tokenizer = new Tokenizer(Vocabulary.parse(JSON.parse(Buffer.from(json).toString('utf8'))), {})
  return (pieces) => (pieces.length === 0 ? '' : tokenizer.decode([...pieces], { skip_special_tokens: true, clean_up_tokenization_spaces: false }))
}
