import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { decodeSound, type SampleListener } from './audio-samples.ts'

const folder = mkdtempSync(join(tmpdir(), 'mantel-samples-'))
afterAll(() => rmSync(folder, { recursive: true }))
const make = (name: string, ...options: string[]): string => {
  const path = join(folder, name)
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', ...options, path])
  return path
}
const counting = (rate: number, channels = 1): SampleListener & { frames: number; blocks: number[]; loudest: number } => {
  const listener = { rate, channels, frames: 0, blocks: [] as number[], loudest: 0, take(samples: Float32Array) {
    listener.frames += samples.length / channels
    listener.blocks.push(samples.length)
    for (const sample of samples) listener.loudest = Math.max(listener.loudest, Math.abs(sample))
  } }
  return listener
}
const decode = (path: string, listeners: SampleListener[], signal?: AbortSignal) => decodeSound(path, { streamIndex: 0, listeners, withLoudness: true, timeoutMs: 60_000, signal })

describe('decodeSound', () => {
  const tone = make('tone.flac', 'sine=frequency=440:sample_rate=44100:duration=3.2', '-ac', '2')

  it('gives every listener the whole sound at its own rate, half a second at a time', async () => {
    const [voice, whole] = [counting(16_000), counting(44_100, 2)]
    const { seconds, complaints } = await decode(tone, [voice, whole])
    expect(seconds).toBeCloseTo(3.2, 2)
    expect(voice.frames / 16_000).toBeCloseTo(3.2, 2)
    expect(whole.frames).toBe(Math.round(3.2 * 44_100))
    expect(voice.blocks.slice(0, 6)).toEqual(Array.from({ length: 6 }, () => 8000))
    expect(voice.loudest).toBeCloseTo(0.0884, 2)
    expect(complaints).toBe('')
  })

  it('measures loudness beside, and none of silence', async () => {
    const { loudness } = await decode(tone, [])
    expect(loudness?.truePeak).toBeCloseTo(-21.1, 0)
    expect(loudness?.integrated).toBeGreaterThan(-25)
    expect((await decode(make('silence.wav', 'anullsrc=r=16000:cl=mono', '-t', '1'), [counting(16_000)])).loudness).toBeUndefined()
  })

  it('gives what can be read of a file that lost its end, and says so', async () => {
    const whole = make('long.mp3', 'sine=frequency=300:duration=4')
    const cut = join(folder, 'cut.flac')
    const bytes = readFileSync(tone)
    writeFileSync(cut, bytes.subarray(0, Math.floor(bytes.length / 2)))
    const listener = counting(16_000)
    const { seconds, complaints } = await decode(cut, [listener])
    expect(seconds).toBeGreaterThan(0.5)
    expect(seconds).toBeLessThan(3)
    expect(complaints).not.toBe('')
    expect((await decode(whole, [counting(16_000)])).complaints).toBe('')
  })

  it('lets a slow listener keep the others waiting, not memory fill', async () => {
    let passed = 0
    const slow: SampleListener = { rate: 8000, channels: 1, take: async () => { await new Promise((resolve) => { setImmediate(resolve) }); passed++ } }
    await decode(tone, [slow, counting(48_000, 2)])
    expect(passed).toBe(7)
  })

  it('ends with what a listener throws', async () => {
    await expect(decode(tone, [{ rate: 8000, channels: 1, take: () => { throw new Error('enough') } }, counting(16_000)])).rejects.toThrow('enough')
  })

  it('ends when it is aborted', async () => {
    const stop = new AbortController()
    const listener: SampleListener = { rate: 8000, channels: 1, take: () => stop.abort(new Error('stopped')) }
    await expect(decode(tone, [listener], stop.signal)).rejects.toThrow('stopped')
  })
})

describe('the fingerprint', () => {
  const melody = make('melody.flac', 'aevalsrc=sin(2*PI*t*(300+200*floor(mod(t*2\\,7)))):s=44100:d=6')

  it('is made beside, of the same decoding', async () => {
    const { fingerprint, seconds } = await decodeSound(melody, { streamIndex: 0, listeners: [counting(16_000)], withFingerprint: true, timeoutMs: 60_000 })
    expect(seconds).toBeCloseTo(6, 1)
    expect(fingerprint?.length).toBeGreaterThan(20)
    expect(new Set(fingerprint).size).toBeGreaterThan(5)
  })

  it('is of two minutes at most, and of nothing that is too short', async () => {
    const print = async (path: string) => (await decodeSound(path, { streamIndex: 0, listeners: [counting(8000)], withFingerprint: true, timeoutMs: 60_000 })).fingerprint
    expect((await print(make('three-minutes.flac', 'sine=frequency=300:duration=150')))?.length).toBeLessThan(970)
    expect((await print(make('short.flac', 'sine=frequency=300:duration=1')))?.length).toBe(0)
    expect((await decode(melody, [])).fingerprint).toBeUndefined()
  })

  it('comes of odd rates and many channels too', async () => {
    for (const [name, rate, channels] of [['slow.wav', 700, 1], ['fast.wav', 192_000, 8]] as const) {
      const path = make(name, `sine=frequency=200:sample_rate=${rate}:duration=4`, '-ac', String(channels))
      const { fingerprint, seconds } = await decodeSound(path, { streamIndex: 0, listeners: [counting(16_000)], withFingerprint: true, timeoutMs: 60_000 })
      expect([seconds > 3.9, fingerprint!.length > 5]).toEqual([true, true])
    }
  })
})
