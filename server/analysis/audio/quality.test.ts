import { describe, expect, it } from 'vitest'
import { evaluateSoundQuality, orderRight } from '../../../bench/evaluation/evaluate-sound-quality.ts'
import { hearSamples, interleaved, noise, sampled, type HeldSound } from '../../../test/support/hear-samples.ts'
import { sharedMedia } from '../../../test/support/shared-media.ts'
import { createInference } from '../../inference/index.ts'
import { quality, type SoundQuality } from './quality.ts'

const media = sharedMedia()
const RATE = 44_100
const hear = (sound: Partial<HeldSound> & Pick<HeldSound, 'samples'>): Promise<SoundQuality> => hearSamples(quality, { rate: RATE, source: { bits: 24 }, ...sound }) as Promise<SoundQuality>
const why = async (samples: Float32Array, more: Partial<HeldSound> = {}): Promise<string[]> => (await hear({ samples, ...more })).reasons.map((reason) => reason.replace('analysis.sound-quality.', ''))
/** Something like speech: bursts of many tones with breath in them, and pauses that are as good as quiet. */
function talk(seconds = 8, seed = 1): Float32Array {
  const breath = noise(seed)
  return sampled(RATE, seconds, (t) => {
    const loud = Math.max(0, Math.sin(2 * Math.PI * 0.7 * t)) ** 2
    return loud * (0.2 * Math.sin(2 * Math.PI * 223 * t) + 0.1 * Math.sin(2 * Math.PI * 446 * t) + 0.1 * breath()) + 1e-4 * breath()
  })
}
const sound = talk()

describe('quality', () => {
  it('finds nothing wrong with a good recording', async () => {
    const { score, reasons, channels, measures } = await hear({ samples: sound })
    expect([score > 95, reasons, channels]).toEqual([true, [], 'mono'])
    expect(measures['snr']).toBeGreaterThan(40)
    expect(measures['bandwidth']).toBeGreaterThan(21_000)
  })

  it('says what spoils a recording', async () => {
    const hiss = noise(7)
    expect(await why(sound.map((value) => Math.max(-0.2, Math.min(0.2, value)) * 4))).toEqual(['clipped'])
    expect(await why(sound.map((value) => value + 0.06 * hiss()))).toEqual(['noisy'])
    expect(await why(sound.map((value, i) => value + 0.05 * Math.sin((2 * Math.PI * 50 * i) / RATE) + 0.02 * Math.sin((2 * Math.PI * 150 * i) / RATE)))).toEqual(['hum'])
    expect(await why(sound.map((value) => value + 0.1))).toEqual(['offset'])
    expect(await why(sound.map((value) => value * 0.006))).toContain('quiet')
    expect(await why(sound.map((value) => Math.round(value * 128) / 128))).toContain('few-bits')
    expect(await why(sound, { source: { codec: 'mp3', bits: undefined, bitRate: 12_000 } })).toEqual(['compressed'])
    expect(await why(sampled(8000, 6, (t) => 0.3 * Math.sin(2 * Math.PI * 400 * t) * Math.sin(2 * Math.PI * t) ** 2), { rate: 8000 })).toContain('narrow')
  })

  it('tells which mains hum, and no note', async () => {
    const tone = (hertz: number): Float32Array => sound.map((value, i) => value + 0.03 * Math.sin((2 * Math.PI * hertz * i) / RATE) + 0.01 * Math.sin((4 * Math.PI * hertz * i) / RATE))
    expect((await hear({ samples: tone(60) })).measures).toMatchObject({ mains: 60 })
    expect((await hear({ samples: tone(50) })).measures).toMatchObject({ mains: 50 })
    expect((await hear({ samples: tone(55) })).measures).not.toHaveProperty('mains')
  })

  it('counts holes in a sound, and no rests', async () => {
    const steady = sampled(RATE, 4, (t) => 0.3 * Math.sin(2 * Math.PI * 300 * t) + 0.05 * Math.sin(2 * Math.PI * 1234 * t))
    const holed = steady.map((value, i) => (i % RATE < RATE / 20 && i > RATE ? 0 : value))
    expect((await hear({ samples: holed })).measures['dropouts']).toBe(3)
    const resting = steady.map((value, i) => value * Math.max(0, Math.sin((2 * Math.PI * i) / RATE)) ** 2)
    expect((await hear({ samples: resting })).measures['dropouts']).toBe(0)
  })

  it('tells what is wrong with channels', async () => {
    const stereo = async (left: Float32Array, right: Float32Array): Promise<unknown[]> => {
      const { channels, reasons } = await hear({ channels: 2, samples: interleaved(left, right) })
      return [channels, reasons.map((reason) => reason.replace('analysis.sound-quality.', ''))]
    }
    expect(await stereo(sound, talk(8, 5))).toEqual(['stereo', []])
    expect(await stereo(sound, sound)).toEqual(['identical', []])
    expect(await stereo(sound, sound.map((value) => -value))).toEqual(['inverted', ['inverted']])
    expect(await stereo(sound, new Float32Array(sound.length))).toEqual(['dead', ['dead-channel']])
  })

  it('tells how many bits a sound really uses', async () => {
    for (const bits of [8, 12, 16]) expect((await hear({ samples: sound.map((value) => Math.round(value * 2 ** (bits - 1)) / 2 ** (bits - 1)) })).measures).toMatchObject({ bits })
    expect((await hear({ samples: sound, source: { codec: 'mp3', bits: undefined } })).measures).not.toHaveProperty('bits')
  })

  it('has a word for silence, and for nothing', async () => {
    expect(await hear({ samples: new Float32Array(RATE) })).toMatchObject({ score: 5, reasons: ['analysis.sound-quality.silent'] })
    expect(await hear({ samples: new Float32Array() })).toMatchObject({ reasons: ['analysis.sound-quality.silent'] })
  })

  it.skipIf(!media)('puts 95 % of the pairs with known order right, and names the fault of each', async () => {
    const scores = await evaluateSoundQuality(createInference(), media ?? '')
    const { right, pairs } = orderRight(scores)
    expect(pairs).toBeGreaterThanOrEqual(8)
    expect(right / pairs).toBeGreaterThanOrEqual(0.95)
    const words: Record<string, string> = { clipped: 'clipped', 'DC offset': 'offset', dropouts: 'dropouts', 'low bitrate': 'compressed', noisy: 'noisy', 'very quiet': 'quiet', 'band-limited': 'narrow', 'lossy content in a lossless file': 'upscaled' }
    expect(scores.filter(({ label, reasons }) => words[label] && !reasons.includes(`analysis.sound-quality.${words[label]}`)).map(({ path }) => path)).toEqual([])
  }, 120_000)
})
