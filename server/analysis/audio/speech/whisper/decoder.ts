import { tensor, truthTensor, type Network, type NetworkInputs, type Tensor, type Tensors } from '../../../../inference/index.ts'
import type { WhisperFacts } from './whisper-facts.ts'

/** What the decoder makes of tokens. */
export interface Step {
  /** Of the token that follows the one at `place` of those given: float32[vocabulary], to read only. */
  logits(place: number): Float32Array
  /** Where in the sound each head of the alignment looked for the last one: float32[frames of 20 ms] a head; nothing at the first step. */
  looked: readonly Float32Array[]
}

/** Decodes one window; each step goes on from the one before. */
export interface Decoder { next(tokens: readonly number[]): Promise<Step> }

const SIDES = ['key', 'value'] as const

/** Begins to decode a window that was encoded: what the network remembers stays in its own tensors and is handed back uncopied. */
export function createDecoder(network: Network, facts: WhisperFacts, encoded: Tensor): Decoder {
  const { layers, alignment } = facts
  const own = namesOf(layers, 'decoder'), ofSound = namesOf(layers, 'encoder')
  const lookingLayers = [...new Set(alignment.map(([layer]) => layer))].map((layer) => `cross_attentions.${layer}`)
  let past: Record<string, Tensor> | undefined
  return {
    async next(tokens) {
      const goesOn = past !== undefined
      const inputs: NetworkInputs = {
        input_ids: tensor(BigInt64Array.from(tokens, BigInt), [1, tokens.length]), encoder_hidden_states: encoded, use_cache_branch: truthTensor(goesOn),
        ...Object.fromEntries(Object.entries(past ?? nothingPast([...own, ...ofSound], facts)).map(([name, value]) => [`past_key_values.${name}`, value])),
      }
      // what is remembered of the sound is made once, by the first step
      const remembered = goesOn ? own : [...own, ...ofSound]
      const outputs = await network.run(inputs, ['logits', ...remembered.map((name) => `present.${name}`), ...(goesOn ? lookingLayers : [])])
      past = { ...past, ...Object.fromEntries(remembered.map((name) => [name, given(outputs, `present.${name}`)])) }
      const { data, dims } = given(outputs, 'logits')
      const vocabulary = dims[2] ?? 0
      return { logits: (place) => data.subarray(place * vocabulary, (place + 1) * vocabulary), looked: goesOn ? alignment.map(([layer, head]) => lastRow(given(outputs, `cross_attentions.${layer}`), head)) : [] }
    },
  }
}

const namesOf = (layers: number, of: 'decoder' | 'encoder'): string[] => Array.from({ length: layers }, (_, layer) => SIDES.map((side) => `${layer}.${of}.${side}`)).flat()

function nothingPast(names: readonly string[], { heads, width }: WhisperFacts): Record<string, Tensor> {
  const nothing = tensor(new Float32Array(0), [1, heads, 0, width / heads])
  return Object.fromEntries(names.map((name) => [name, nothing]))
}

function given(outputs: Tensors, name: string): Tensor {
  const output = outputs[name]
  if (!output) throw new Error(`[analysis] the network for speech gave no ${name}`)
  return output
}

/** Of float[1, heads, tokens, frames] the frames of the last token, copied: the rest is let go. */
function lastRow({ data, dims }: Tensor, head: number): Float32Array {
  const tokens = dims[2] ?? 0, frames = dims[3] ?? 0
  return data.slice((head * tokens + tokens - 1) * frames, (head * tokens + tokens) * frames)
}
