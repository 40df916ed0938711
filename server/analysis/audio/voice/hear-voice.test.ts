import { describe, expect, it } from 'vitest'
import { createInference, type Network } from '../../../inference/index.ts'
import type { SharedListener, Sound } from '../sound.ts'
import { VOICE_RATE } from '../sound.ts'
import { hearVoice, VOICE_STEP } from './hear-voice.ts'

const sound = { rate: VOICE_RATE, channels: 1, promisedSeconds: 0, source: { codec: 'flac', rate: VOICE_RATE, channels: 1, bits: 16, bitRate: 0 }, shared: async <Heard extends SharedListener>(_: string, make: () => Heard | Promise<Heard>) => make() } satisfies Sound
const withNetwork = (network: Network) => ({ id: 'test', network: () => network, labels: async () => [], data: async () => new Uint8Array() })
const end = (seconds: number) => ({ seconds, damaged: false, loudness: undefined })

describe('hearVoice', () => {
  it('gives each step the end of the one before, however the sound is cut into blocks', async () => {
    const seen: { first: number; last: number; state: number }[] = []
    const network: Network = {
      async run({ input, state }) {
        seen.push({ first: Number(input!.data[0]), last: Number(input!.data[575]), state: Number(state!.data[0]) })
        return { output: { data: Float32Array.of(0.5), dims: [1, 1] }, stateN: { data: new Float32Array(256).fill(seen.length), dims: [2, 1, 128] } }
      },
    }
    const heard = await hearVoice(sound, withNetwork(network))
    const samples = Float32Array.from({ length: 1100 }, (_, i) => i + 1)
    for (let at = 0; at < samples.length; at += 300) await heard.take(samples.subarray(at, at + 300))
    await heard.finish?.(end(1100 / VOICE_RATE))
    expect(seen).toEqual([{ first: 0, last: 512, state: 0 }, { first: 449, last: 1024, state: 1 }, { first: 961, last: 0, state: 2 }])
    expect([...heard.chances()]).toEqual([128, 128, 128])
  })

  it('hears no voice in a tone, by the real network', async () => {
    const inference = createInference()
    const heard = await hearVoice(sound, withNetwork(inference.sessions.network('silero-vad', 'hear')))
    await heard.take(Float32Array.from({ length: 2 * VOICE_RATE }, (_, i) => 0.3 * Math.sin((2 * Math.PI * 440 * i) / VOICE_RATE)))
    await heard.finish?.(end(2))
    expect(heard.chances()).toHaveLength(Math.ceil(2 / VOICE_STEP))
    expect(heard.turns()).toEqual([])
    await inference.sessions.close()
  })
})
