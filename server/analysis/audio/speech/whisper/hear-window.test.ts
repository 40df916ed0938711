import { describe, expect, it } from 'vitest'
import { tensor } from '../../../../inference/index.ts'
import { hearWindow } from './hear-window.ts'
import { compressionRatio, endsInLoop } from './repeats.ts'
import type { Whisper } from './whisper.ts'
import { readWhisperFacts } from './whisper-facts.ts'

const WORDS = 40 // then the end, the start, three more, no times, and times
const facts = readWhisperFacts(
  { num_mel_bins: 80, decoder_layers: 1, decoder_attention_heads: 1, d_model: 8, eos_token_id: WORDS, median_filter_width: 7 },
  { decoder_start_token_id: WORDS + 1, no_timestamps_token_id: WORDS + 5, lang_to_id: { '<|en|>': WORDS + 2 }, task_to_id: { transcribe: WORDS + 2 } },
)
/** A Whisper that wants to write this in each try, the last one again and again; `sure` is by how much each token is likelier than the others. */
function speaking(tries: { tokens: number[]; sure: number; noSpeech?: boolean }[]) {
  let tried = 0
  const whisper: Whisper = {
    facts, text: (ids) => ids.map((id) => ` word${id}`).join(''), encode: async () => tensor(new Float32Array(1), [1]),
    decoder: () => {
      const { tokens, sure, noSpeech } = tries[Math.min(tried++, tries.length - 1)]!
      let place = 0
      return {
        async next() {
          const wanted = tokens[place++] ?? facts.end
          const logits = new Float32Array(WORDS + 60)
          logits[wanted] = sure
          if (noSpeech && place === 1) logits[facts.noSpeech] = 50
          return { logits: () => logits, looked: [] }
        },
      }
    },
  }
  return { whisper, tries: () => tried, hear: () => hearWindow(whisper, tensor(new Float32Array(1), [1]), { language: WORDS + 2, said: [], seed: 1, signal: new AbortController().signal }) }
}
const time = (steps: number): number => facts.firstTime + steps
const sensible = [time(0), 1, 2, 3, 4, 5, time(50)]
const looping = [time(0), ...Array.from({ length: 200 }, (_, i) => 1 + (i % 2))]

describe('hearWindow', () => {
  it('takes what makes sense at once', async () => {
    const { hear, tries } = speaking([{ tokens: sensible, sure: 20 }])
    expect(await hear()).toMatchObject({ tokens: sensible, temperature: 0, silent: false })
    expect(tries()).toBe(1)
  })

  it('leaves a loop early, and tries again warmer', async () => {
    const { hear } = speaking([{ tokens: looping, sure: 20 }, { tokens: sensible, sure: 20 }])
    expect(await hear()).toMatchObject({ tokens: sensible, temperature: 0.2 })
  })

  it('rather writes nothing than a loop', async () => {
    expect(await speaking([{ tokens: looping, sure: 50 }]).hear()).toMatchObject({ tokens: [], silent: true })
  })

  it('tries again where it is not sure', async () => {
    const { hear } = speaking([{ tokens: sensible, sure: 1 }, { tokens: sensible, sure: 20 }])
    expect((await hear()).temperature).toBe(0.2)
  })

  it('takes for silence what is unlikely where nobody seems to speak', async () => {
    const { hear, tries } = speaking([{ tokens: sensible, sure: 1, noSpeech: true }])
    expect(await hear()).toMatchObject({ silent: true })
    expect(tries()).toBe(1)
  })

  it('gives the same words by chance for the same sound', async () => {
    const unsure = () => speaking([{ tokens: sensible, sure: 3 }]).hear()
    expect((await unsure()).tokens).toEqual((await unsure()).tokens)
  })
})

describe('endsInLoop', () => {
  it('knows loops of several lengths, and takes four times no for speech', () => {
    expect(endsInLoop(Array.from({ length: 16 }, () => 7))).toBe(true)
    expect(endsInLoop([9, 9, ...Array.from({ length: 40 }, (_, i) => i % 10)])).toBe(true)
    expect(endsInLoop([7, 7, 7, 7])).toBe(false)
    expect(endsInLoop(Array.from({ length: 60 }, (_, i) => i))).toBe(false)
  })
})

it('what repeats itself packs well, speech does not', () => {
  expect(compressionRatio(' thank you'.repeat(20))).toBeGreaterThan(2.4)
  expect(compressionRatio('And so my fellow Americans, ask not what your country can do for you, ask what you can do for your country.')).toBeLessThan(2.4)
  expect(compressionRatio('')).toBe(0)
})
