import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runAnalyzer } from '../../../bench/evaluation/run-analyzer.ts'
import { hearSamples } from '../../../test/support/hear-samples.ts'
import { ffmpegMade } from '../../../test/support/made-media.ts'
import { createInference } from '../../inference/index.ts'
import { fingerprint, SoundFingerprint } from './fingerprint.ts'
import { isSameRecording } from './fingerprint/compare-fingerprints.ts'
import { unpackFingerprint } from './fingerprint/packed-fingerprint.ts'

const folder = mkdtempSync(join(tmpdir(), 'mantel-fingerprint-'))
afterAll(() => rmSync(folder, { recursive: true }))
const inference = createInference()
/** A melody of chords that goes on for eight seconds, another one for every seed. */
const melody = (seed: number, name: string, ...options: string[]): string =>
  ffmpegMade(join(folder, name), '-f', 'lavfi', '-i', `aevalsrc='0.3*sin(2*PI*t*110*exp(log(2)/12*mod(floor(t*4)*${seed},19)))+0.2*sin(2*PI*t*330*exp(log(2)/12*mod(floor(t*3)*${seed + 2},13)))':s=22050:d=8`, ...options)
const printOf = async (path: string): Promise<Uint32Array> => unpackFingerprint(SoundFingerprint.parse(await runAnalyzer(inference, fingerprint, path)).fingerprint)

describe('fingerprint', () => {
  it('is that of the recording, whatever it was encoded with', async () => {
    const flac = await printOf(melody(5, 'a.flac'))
    for (const [name, ...options] of [['a.mp3', '-b:a', '64k', '-ac', '2'], ['a.opus', '-b:a', '24k'], ['late.wav', '-ss', '1.3', '-ar', '48000']] as const) expect(isSameRecording(flac, await printOf(melody(5, name, ...options))), name).toBe(true)
    expect(isSameRecording(flac, await printOf(melody(7, 'b.flac')))).toBe(false)
  }, 90_000)

  it('says so where the installed ffmpeg cannot make it', async () => {
    await expect(hearSamples(fingerprint, { rate: 16_000, samples: new Float32Array(16_000) })).rejects.toMatchObject({ code: 'unavailable', key: 'analysis.fingerprint-missing' })
  })
})
