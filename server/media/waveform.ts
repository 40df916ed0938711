import { runFfmpeg } from './ffmpeg.ts'

/** Peaks of a sound from its beginning to its end. */
export interface Waveform {
  /** Loudest sample of each stretch, 0 to 255; `buckets` of them, fewer for the shortest sounds. */
  peaks: number[]
  /** Seconds that were really decoded. */
  seconds: number
  complaints: string
}

/** Enough for one bar every two pixels of a wide card. */
export const WAVEFORM_BUCKETS = 800
/** 8 kHz keeps the loudness of speech and music; a peak lost above 4 kHz is not seen at this size. */
const SAMPLES_A_SECOND = 8000
/** Samples of one fine peak: 10 ms. A three hour concert is a million of them. */
const FINE = 80

/** Decodes the first sound of a file once, as a stream in little memory, and keeps its peaks. */
export async function readWaveform(path: string, { streamIndex, timeoutMs = 600_000, signal }: { streamIndex: number; timeoutMs?: number; signal?: AbortSignal }): Promise<Waveform> {
  const peaks = new FinePeaks()
  const answer = await runFfmpeg({
    inputs: [{ path, options: ['-vn', '-sn', '-dn', '-threads', '1'] }],
    outputs: [{ options: ['-map', `0:${streamIndex}`, '-ac', '1', '-ar', String(SAMPLES_A_SECOND), '-c:a', 'pcm_s16le', '-f', 's16le'] }],
    timeoutMs, signal, onData: (chunk) => peaks.take(chunk),
  })
  return { peaks: peaks.inBuckets(WAVEFORM_BUCKETS), seconds: peaks.samples / SAMPLES_A_SECOND, complaints: answer.ok ? answer.complaints : answer.complaints || 'failed' }
}

/** Collects the loudest sample of every 10 ms from chunks that end anywhere. */
class FinePeaks {
  samples = 0
  private readonly fine: number[] = []
  private odd: Buffer | undefined
  private loudest = 0

  take(chunk: Buffer): void {
    const bytes = this.odd === undefined ? chunk : Buffer.concat([this.odd, chunk])
    const even = bytes.length & ~1
    this.odd = even < bytes.length ? bytes.subarray(even) : undefined
    for (let i = 0; i < even; i += 2) {
      const level = Math.abs(bytes.readInt16LE(i))
      if (level > this.loudest) this.loudest = level
      if (++this.samples % FINE === 0) {
        this.fine.push(this.loudest)
        this.loudest = 0
      }
    }
  }

  inBuckets(count: number): number[] {
    const all = this.samples % FINE === 0 ? this.fine : [...this.fine, this.loudest]
    const buckets = Math.min(count, all.length)
    return Array.from({ length: buckets }, (_, i) => {
      const [from, to] = [Math.floor((i * all.length) / buckets), Math.floor(((i + 1) * all.length) / buckets)]
      let top = 0
      for (let j = from; j < to; j++) top = Math.max(top, all[j]!)
      return Math.min(255, Math.round((top / 32767) * 255))
    })
  }
}
