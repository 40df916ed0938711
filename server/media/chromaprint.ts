import type { Readable } from 'node:stream'
import { runTool } from './external-tool.ts'

/** A fingerprint is made of so many seconds from the beginning: as AcoustID does it. */
export const FINGERPRINT_SECONDS = 120
const MOST_BYTES = 64 * 1024
const BYTES = 4

let asked: Promise<boolean> | undefined

/** Whether the installed ffmpeg can make fingerprints: Debian's can; asked once a process. */
export const canFingerprint = (): Promise<boolean> =>
  (asked ??= runTool('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-muxers'], { timeoutMs: 10_000 }).then(({ stdout }) => /^\s*E\s+chromaprint\s/m.test(stdout.toString('utf8')), () => false))

/** The options of an output of ffmpeg that is the fingerprint of what is mapped. Chromaprint hears at 11,025 samples a second, and not every other rate is one that it takes. */
export const fingerprintOutput = (pipe: number): string[] => ['-t', String(FINGERPRINT_SECONDS), '-ac', '1', '-ar', '11025', '-c:a', 'pcm_s16le', '-f', 'chromaprint', '-fp_format', 'raw', `pipe:${pipe}`]

/** Reads a fingerprint from such an output: numbers of 32 bits, one for every eighth of a second, the first one of the first 2.6 seconds. Empty for a shorter sound. */
export async function readFingerprint(pipe: Readable): Promise<Uint32Array> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of pipe as AsyncIterable<Buffer>) {
    size += piece.length
    if (size <= MOST_BYTES) pieces.push(piece)
  }
  const bytes = Buffer.concat(pieces)
  return Uint32Array.from({ length: Math.floor(bytes.length / BYTES) }, (_, i) => bytes.readUInt32LE(i * BYTES))
}
