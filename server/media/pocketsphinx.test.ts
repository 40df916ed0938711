import { describe, expect, it } from 'vitest'
import { sharedMedia } from '../../test/support/shared-media.ts'
import { decodeSound } from './audio-samples.ts'
import { canHearEnglish, hearEnglish, readUtterances } from './pocketsphinx.ts'

describe('what PocketSphinx says', () => {
  it('is read by utterances, without pauses and noises', () => {
    const said = ['seven of clubs', '<s> 0.000 0.050 1.000200', 'seven(2) 0.060 0.550 0.008639', '<sil> 0.551 0.559 0.5', 'of 0.560 0.680 1.297054', '</s> 1.430 1.520 1.000000', '', '<s> 2.000 2.100 1', '[NOISE] 2.1 2.2 0.4', '</s> 2.3 2.4 1', '<s> 3.0 3.1 1', 'we\'re 3.1 3.5 1.2e-3', '</s> 3.5 3.6 1'].join('\n')
    expect(readUtterances(said)).toEqual([
      [{ text: 'seven', start: 0.06, end: 0.55, chance: 0.008639 }, { text: 'of', start: 0.56, end: 0.68, chance: 1 }],
      [{ text: 'we\'re', start: 3.1, end: 3.5, chance: 0.0012 }],
    ])
  })

  it('may be nothing', () => { expect(readUtterances('\n')).toEqual([]) })
})

const media = sharedMedia()
const here = media !== undefined && await canHearEnglish()

it.skipIf(!here)('hears some words of English at their time (skipped without PocketSphinx or the developers\' media)', async () => {
  const samples: number[] = []
  await decodeSound(`${media}/audio/speech/test_en.wav`, { streamIndex: 0, listeners: [{ rate: 16_000, channels: 1, take: (block) => { samples.push(...block) } }], timeoutMs: 30_000 })
  const words = (await hearEnglish(Float32Array.from(samples), { timeoutMs: 120_000 })).flat()
  const middle = words.find(({ text }) => text === 'middle')
  expect(words.map(({ text }) => text)).toEqual(expect.arrayContaining(['middle', 'classes', 'gospel']))
  expect(Math.abs(middle!.start - 2.4)).toBeLessThan(0.3)
}, 120_000)
