import { readPieceText, tensor, type PieceText, type Tensor } from '../../../../inference/index.ts'
import type { Model } from '../../../define-analyzer.ts'
import { createLogMel, FRAMES } from '../mel/log-mel.ts'
import { createDecoder, type Decoder } from './decoder.ts'
import { readWhisperFacts, type WhisperFacts } from './whisper-facts.ts'

/** A Whisper that is ready to listen. */
export interface Whisper {
  facts: WhisperFacts
  text: PieceText
  /** Sees samples[up to 30 s] as its decoder needs it. */
  encode(samples: Float32Array): Promise<Tensor>
  decoder(encoded: Tensor): Decoder
}

/** Makes a Whisper of a card whose files are encoder, decoder, config, generation and tokenizer. @throws ZodError for one of another kind */
export async function openWhisper(model: Model): Promise<Whisper> {
  const json = async (file: string): Promise<unknown> => JSON.parse(Buffer.from(await model.data(file)).toString('utf8'))
  const facts = readWhisperFacts(await json('config'), await json('generation'))
  const text = readPieceText(await model.data('tokenizer'))
  const logMel = createLogMel(facts.bands)
  return {
    facts, text,
    async encode(samples) {
      const { last_hidden_state: encoded } = await model.network('encoder').run({ input_features: tensor(logMel(samples), [1, facts.bands, FRAMES]) })
      if (!encoded) throw new Error('[analysis] the network for speech gave no last_hidden_state')
      return encoded
    },
    decoder: (encoded) => createDecoder(model.network('decoder'), facts, encoded),
  }
}
