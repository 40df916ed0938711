import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runAnalyzer } from '../../../bench/evaluation/run-analyzer.ts'
import { hearSamples, interleaved, sampled } from '../../../test/support/hear-samples.ts'
import { createInference } from '../../inference/index.ts'
import { loudness, SoundLoudness } from './loudness.ts'

const folder = mkdtempSync(join(tmpdir(), 'mantel-loudness-'))
afterAll(() => rmSync(folder, { recursive: true }))
const inference = createInference()
const hear = async (path: string): Promise<SoundLoudness> => SoundLoudness.parse(await runAnalyzer(inference, loudness, path))
const make = (name: string, ...options: string[]): string => {
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', ...options, join(folder, name)])
  return join(folder, name)
}
/** The loudest moment and the loudest three seconds that a run of ffmpeg of its own finds. */
function loudestOf(path: string): { momentary: number; shortTerm: number } {
  const { stderr } = spawnSync('ffmpeg', ['-nostats', '-i', path, '-af', 'ebur128=framelog=info', '-f', 'null', '-'], { encoding: 'utf8' })
  const most = (letter: string): number => Math.max(...[...stderr.matchAll(new RegExp(`\\b${letter}:\\s*(-?[\\d.]+)`, 'g'))].map(([, value]) => Number(value)))
  return { momentary: most('M'), shortTerm: most('S') }
}

describe('loudness', () => {
  it.each([[8000, 1], [22_050, 2], [44_100, 2], [96_000, 1], [48_000, 6]])('is over time what ebur128 finds, at %i samples a second and %i channels', async (rate, channels) => {
    const path = make(`noise-${rate}.wav`, `anoisesrc=c=pink:r=${rate}:d=7:seed=3,volume='0.2+0.6*abs(sin(t/2))':eval=frame`, '-ac', String(channels))
    const { momentary, shortTerm } = await hear(path)
    const expected = loudestOf(path)
    expect(Math.abs(momentary! - expected.momentary)).toBeLessThanOrEqual(0.2)
    expect(Math.abs(shortTerm! - expected.shortTerm)).toBeLessThanOrEqual(0.2)
  })

  it('is -3.0 LUFS for a full tone of 997 Hz in one channel, as the standard says', async () => {
    const { curve, momentary } = await hearSamples(loudness, { rate: 48_000, samples: sampled(48_000, 2, (t) => Math.sin(2 * Math.PI * 997 * t)) }) as SoundLoudness
    expect(momentary).toBeCloseTo(-3, 1)
    expect(curve.values.at(-1)).toBeCloseTo(-3, 1)
    expect(curve.step).toBeCloseTo(0.1, 6)
  })

  it('says what brings it to -18 LUFS', async () => {
    const { integrated, gain, truePeak } = await hear(make('tone.flac', 'sine=frequency=997:sample_rate=48000:duration=4', '-af', 'volume=8dB'))
    expect(gain).toBeCloseTo(-18 - integrated!, 5)
    expect(truePeak).toBeGreaterThan(-11)
  })

  it('counts sound from behind more, and the low-frequency channel not at all', async () => {
    const tone = sampled(48_000, 1, (t) => 0.1 * Math.sin(2 * Math.PI * 997 * t)), still = new Float32Array(48_000)
    const of = async (channel: number): Promise<number | null> => (await hearSamples(loudness, { rate: 48_000, channels: 6, samples: interleaved(...[0, 1, 2, 3, 4, 5].map((c) => (c === channel ? tone : still))) }) as SoundLoudness).momentary
    expect(await of(4)).toBeCloseTo((await of(0))! + 1.5, 1)
    expect(await of(3)).toBe(-70)
  })

  it('has a curve of 600 values at most, whatever the length', async () => {
    const { curve } = await hearSamples(loudness, { rate: 1000, samples: sampled(1000, 1000, (t) => (t < 500 ? 0.5 : 0.05) * Math.sin(2 * Math.PI * 200 * t)) }) as SoundLoudness
    expect(curve.values.length).toBeLessThanOrEqual(600)
    expect(curve.values.length * curve.step).toBeCloseTo(1000, -1)
    expect(curve.values[10]! - curve.values.at(-10)!).toBeCloseTo(20, 0)
  })

  it('is nothing for silence and for nothing at all', async () => {
    const silent = await hear(make('silence.wav', 'anullsrc=r=16000:cl=mono', '-t', '5'))
    expect(silent).toMatchObject({ integrated: null, gain: null, momentary: -70, shortTerm: -70 })
    expect(await hearSamples(loudness, { rate: 44_100, samples: new Float32Array() })).toMatchObject({ integrated: null, momentary: null, curve: { values: [] } })
  })
})
