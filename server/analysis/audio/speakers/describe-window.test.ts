import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { noise } from '../../../../test/support/hear-samples.ts'
import { createInference, createSessions, tensor } from '../../../inference/index.ts'
import { listenForCepstra } from './cepstra.ts'
import { describeWindow, STATISTICS } from './describe-window.ts'

/** The network as it was trained, from samples to the voice in one. */
const whole = join(import.meta.dirname, '../../../../../shared/models/speaker/speaker-mfcc-lda.onnx')

/** Two seconds of something like a voice: buzzing of changing colour, with a pause. */
function babble(): Float32Array {
  const random = noise(3)
  return Float32Array.from({ length: 32_000 }, (_, i) => {
    const t = i / 16_000, loud = t % 0.7 < 0.1 ? 0.001 : 0.2
    return loud * (Math.sin(2 * Math.PI * (120 + 20 * Math.sin(5 * t)) * t) ** 9 + 0.3 * Math.sin(2 * Math.PI * (900 + 500 * Math.sin(9 * t)) * t) + 0.1 * random())
  })
}

describe('describeWindow', () => {
  it.skipIf(!existsSync(whole))(`says with the small network what the whole one says${existsSync(whole) ? '' : ' (left out: it is not on this machine)'}`, async () => {
    const samples = babble()
    const cepstra = listenForCepstra()
    for (let at = 0; at < samples.length; at += 8000) cepstra.take(samples.subarray(at, at + 8000))
    const { statistics } = describeWindow(cepstra, 0, cepstra.heard())
    const inference = createInference()
    const { voice } = await inference.sessions.network('speaker-mfcc-lda', 'describe').run({ statistics: tensor(statistics, [1, STATISTICS]) })
    await inference.sessions.close()
    const sessions = createSessions({ store: { bytes: async () => readFileSync(whole) } })
    const { embedding } = await sessions.network('whole', 'describe').run({ waveform: tensor(samples, [1, samples.length]) })
    await sessions.close()
    const length = Math.hypot(...voice!.data)
    for (const [i, value] of embedding!.data.entries()) expect(voice!.data[i]! / length).toBeCloseTo(value, 3)
  })

  it('leaves pauses out', () => {
    const random = noise(5)
    const cepstra = listenForCepstra()
    cepstra.take(Float32Array.from({ length: 32_000 }, (_, i) => (i < 16_000 ? 0.3 : 0.0003) * random()))
    expect(describeWindow(cepstra, 0, cepstra.heard()).frames).toBeLessThan(105)
  })
})
