import { expect, it } from 'vitest'
import type { SphinxUtterance } from '../../../../media/index.ts'
import { VOICE_RATE } from '../../sound.ts'
import { createEnglishHearer } from './hear-in-english.ts'

const word = (text: string, start: number, end: number) => ({ text, start, end, chance: 0.5 })

it('hears again what was cut at the end of a piece, and tells times of the whole sound', async () => {
  const lengths: number[] = []
  const answers: SphinxUtterance[][] = [[[word('one', 1, 2)], [word('tw', 29, 29.9)]], [[word('two', 0.2, 1.4)]]]
  let now = 0
  const hearer = createEnglishHearer({ turns: () => [], speakingSince: () => (now > 10 ? 10 : undefined) }, new AbortController().signal, async (samples) => {
    lengths.push(samples.length / VOICE_RATE)
    return answers[lengths.length - 1]!
  })
  for (; now < 42;) {
    now += 0.5
    await hearer.take(new Float32Array(VOICE_RATE / 2))
  }
  await hearer.finish()
  // pieces begin 0.3 s before the voice
  expect(lengths).toEqual([30, 3.3])
  expect(hearer.segments).toEqual([
    { start: 10.7, end: 11.7, text: 'one', score: 0.5, words: [{ start: 10.7, end: 11.7, text: 'one' }] },
    { start: 38.9, end: 40.1, text: 'two', score: 0.5, words: [{ start: 38.9, end: 40.1, text: 'two' }] },
  ])
})
