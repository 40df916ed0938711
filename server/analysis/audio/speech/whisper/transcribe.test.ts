import { describe, expect, it } from 'vitest'
import { tensor } from '../../../../inference/index.ts'
import type { Stretch } from '../../sound.ts'
import { VOICE_RATE } from '../../sound.ts'
import { createTranscriber } from './transcribe.ts'
import type { Whisper } from './whisper.ts'
import { readWhisperFacts } from './whisper-facts.ts'

const END = 40, FIRST_TIME = 52 // tokens below 40 are words; 42 and 43 are languages
const facts = readWhisperFacts(
  { num_mel_bins: 80, decoder_layers: 1, decoder_attention_heads: 1, d_model: 8, eos_token_id: END },
  { decoder_start_token_id: 41, no_timestamps_token_id: FIRST_TIME - 1, lang_to_id: { '<|en|>': 42, '<|de|>': 43 }, task_to_id: { transcribe: 44 } },
)
const at = (seconds: number): number => FIRST_TIME + seconds * 50

/** A Whisper that writes these tokens in its first window, its second …, in this language. */
function whisperThatSays(windows: { tokens: number[]; language: 42 | 43 }[]) {
  const asked: { samples: number; tokens: number[] }[] = []
  let window = -1
  const whisper: Whisper = {
    facts, text: (ids) => ids.map((id) => ` w${id}`).join(''),
    async encode(samples) {
      window++
      asked.push({ samples: samples.length, tokens: [] })
      return tensor(new Float32Array(1), [1])
    },
    decoder() {
      let step = 0
      return {
        async next(tokens) {
          const { tokens: says, language } = windows[window]!
          const detects = step === 0 && tokens.length === 1
          if (step === 0 && !detects) asked[window]!.tokens = [...tokens]
          const logits = new Float32Array(FIRST_TIME + 1501)
          logits[detects ? language : (says[step++] ?? END)] = 30
          return { logits: () => logits, looked: [] }
        },
      }
    },
  }
  return { whisper, asked }
}

/** Hears silence of so many seconds in which somebody is said to speak. */
async function transcribe(whisper: Whisper, turns: readonly Stretch[], seconds: number) {
  let now = 0
  const transcriber = createTranscriber(whisper, { turns: () => turns.filter(([, end]) => end + 0.1 <= now), speakingSince: () => turns.find(([start, end]) => start < now && end + 0.1 > now)?.[0] }, new AbortController().signal)
  while (now < seconds) {
    now += 0.5
    await transcriber.take(new Float32Array(VOICE_RATE / 2))
  }
  now = Infinity
  await transcriber.finish()
  return transcriber.segments.map(({ start, end, text, language }) => ({ start, end, text, language }))
}

describe('createTranscriber', () => {
  it('begins each window where the last sentence ended, and tells it what was said', async () => {
    const { whisper, asked } = whisperThatSays([
      { tokens: [at(0), 1, 2, at(10), at(10), 3, at(24), at(24), 4], language: 42 }, // the last one is cut off
      { tokens: [at(0), 4, 5, at(9)], language: 42 },
    ])
    expect(await transcribe(whisper, [[0, 39]], 40)).toEqual([
      { start: 0, end: 10, text: 'w1 w2', language: 'en' }, { start: 10, end: 24, text: 'w3', language: 'en' }, { start: 24, end: 33, text: 'w4 w5', language: 'en' },
    ])
    expect(asked.map(({ samples }) => samples / VOICE_RATE)).toEqual([30, 16])
    expect(asked.map(({ tokens }) => tokens)).toEqual([[41, 42, 44], [facts.before, 1, 2, 3, 41, 42, 44]])
  })

  it('begins anew after a long pause, also in another language', async () => {
    const { whisper, asked } = whisperThatSays([{ tokens: [at(0), 1, at(3)], language: 42 }, { tokens: [at(1), 2, at(3)], language: 43 }])
    expect(await transcribe(whisper, [[0, 3], [60, 63]], 80)).toEqual([{ start: 0, end: 3, text: 'w1', language: 'en' }, { start: 60, end: 62, text: 'w2', language: 'de' }])
    expect(asked.map(({ tokens }) => tokens)).toEqual([[41, 42, 44], [41, 43, 44]])
  })

  it('asks nothing where nobody speaks', async () => {
    const { whisper, asked } = whisperThatSays([])
    expect(await transcribe(whisper, [], 100)).toEqual([])
    expect(asked).toEqual([])
  })
})
