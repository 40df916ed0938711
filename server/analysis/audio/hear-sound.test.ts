import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { defineAnalyzer, type Analyzer } from '../define-analyzer.ts'
import { noModel } from '../models-for-analyzers.ts'
import { hearSound, type SoundAnalyzer } from './hear-sound.ts'
import type { OpenedSound } from './open-sound.ts'
import type { Hearing, Listener, SharedListener, Sound } from './sound.ts'

const { signal } = new AbortController()
/** A sound of three blocks: 1, 2, 3. */
const opened: OpenedSound = {
  promisedSeconds: 1.5, source: { codec: 'flac', rate: 48_000, channels: 2, bits: 16, bitRate: 0 }, formatOf: () => ({ rate: 2, channels: 1 }),
  async hear(ears) {
    for (const value of [1, 2, 3]) for (const ear of ears) await ear.take(Float32Array.of(value))
    return { seconds: 1.5, damaged: false, loudness: undefined }
  },
}
const listening = (name: string, listen: (sound: Sound) => Listener<unknown> | Promise<Listener<unknown>>, hears: Hearing = 'voice'): Analyzer =>
  defineAnalyzer({ name, title: 'analysis.test', revision: 1, kinds: ['audio'], models: [], output: z.unknown(), needs: 'sound', hears, listen })
const hear = (...analyzers: Analyzer[]) => hearSound(analyzers.map((analyzer) => ({ analyzer: analyzer as SoundAnalyzer, context: { model: noModel, signal } })), opened, signal)
const summing = (): Listener<number> => {
  let sum = 0
  return { take: (samples) => { sum += samples[0]! }, finish: () => sum }
}

describe('hearSound', () => {
  it('lets all hear the same sound', async () => {
    expect(await hear(listening('a.one', summing), listening('a.two', summing, 'music'))).toMatchObject([{ output: 6 }, { output: 6 }])
  })

  it('has what nobody holds collected once a minute of sound, however many hear it', async () => {
    const collect = vi.fn<NodeJS.GCFunction>()
    vi.stubGlobal('gc', collect)
    const minutes: OpenedSound = { ...opened, async hear(ears) {
      for (let block = 0; block < 3 * 120 + 60; block++) for (const ear of ears) await ear.take(Float32Array.of(1))
      return { seconds: 210, damaged: false, loudness: undefined }
    } }
    await hearSound(['voice', 'music'].map((hears) => ({ analyzer: listening('a.one', summing, hears as Hearing) as SoundAnalyzer, context: { model: noModel, signal } })), minutes, signal)
    vi.unstubAllGlobals()
    expect(collect).toHaveBeenCalledTimes(3)
  })

  it('goes on without one that fails', async () => {
    const failing = (): Listener<number> => ({ take: (samples) => { if (samples[0] === 2) throw new Error('two') }, finish: () => 0 })
    const [one, two] = await hear(listening('a.one', failing), listening('a.two', summing))
    expect(one).toMatchObject({ error: new Error('two') })
    expect(two).toMatchObject({ output: 6 })
  })

  it('makes what several need once, and lets it hear before them', async () => {
    let made = 0
    const doubling = (): SharedListener & { last: number } => {
      made++
      const shared = { last: 0, take: (samples: Float32Array) => { shared.last = samples[0]! * 2 } }
      return shared
    }
    const asking = async (sound: Sound): Promise<Listener<number[]>> => {
      const shared = await sound.shared('double', doubling)
      const seen: number[] = []
      return { take: () => { seen.push(shared.last) }, finish: () => seen }
    }
    expect(await hear(listening('a.one', asking), listening('a.two', asking))).toMatchObject([{ output: [2, 4, 6] }, { output: [2, 4, 6] }])
    expect(made).toBe(1)
  })

  it('fails all who asked for what fails, and nobody else', async () => {
    const broken = (): SharedListener => ({ take: () => { throw new Error('broken') } })
    const asking = async (sound: Sound): Promise<Listener<number>> => {
      await sound.shared('broken', broken)
      return summing()
    }
    const outcomes = await hear(listening('a.one', asking), listening('a.two', asking), listening('a.three', summing))
    expect(outcomes).toMatchObject([{ error: new Error('broken') }, { error: new Error('broken') }, { output: 6 }])
  })

  it('fails one that cannot begin', async () => {
    expect(await hear(listening('a.one', () => { throw new Error('no') }), listening('a.two', summing))).toMatchObject([{ error: new Error('no') }, { output: 6 }])
  })
})
