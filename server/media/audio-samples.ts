import { spawn, type ChildProcess } from 'node:child_process'
import type { Readable } from 'node:stream'
import { AppError } from '../platform/errors.ts'
import { fingerprintOutput, readFingerprint } from './chromaprint.ts'
import { inputGuards, runGuards } from './ffmpeg-guards.ts'
import { readLoudness, type Loudness } from './ebur128-summary.ts'
import { createSampleBlocks } from './sample-blocks.ts'

/** A sound at one rate, as somebody wants to hear it. */
export interface SampleListener {
  /** Samples a second and channel. */
  rate: number
  /** 1 mixes all channels into one. */
  channels: number
  /** Gets float32[frames × channels], channels side by side, -1 to 1: half a second at a time, the last one shorter. The array is filled anew once it has answered. */
  take(samples: Float32Array): Promise<void> | void
}

export interface DecodedSound {
  /** Seconds that were really decoded; less than the header promises where a file lost its end. */
  seconds: number
  /** Nothing for silence, and where nobody asked. */
  loudness: Loudness | undefined
  /** Chromaprint's, of the first two minutes; undefined where nobody asked. */
  fingerprint: Uint32Array | undefined
  /** What ffmpeg said of damage; '' for a sound one. */
  complaints: string
}

export interface DecodeSoundOptions { streamIndex: number; listeners: readonly SampleListener[]; /** Measures loudness by EBU R 128 beside. */ withLoudness?: boolean; /** Makes a fingerprint beside, which not every ffmpeg can. */ withFingerprint?: boolean; timeoutMs: number; signal?: AbortSignal }

const BLOCKS_A_SECOND = 2
const FIRST_PIPE = 3
/** Channels are mixed by their mean, so that loud ones do not reach beyond 1. */
const WITHIN_ONE = ['-af', 'aresample=rematrix_maxval=1']

/**
 * Decodes one sound of a file once, as a stream in little memory, for all who want to hear it: each at its own rate. Whoever is slow makes the others wait; hours of sound never lie in memory.
 * A damaged file gives what can be read. fluent-ffmpeg has one pipe at most, so ffmpeg is called directly here, with the same guards (docs/decisions/0005).
 * @throws AppError 'unavailable' media.tool-missing, 'unavailable' media.took-too-long; whatever a listener throws; the signal's reason when aborted
 */
export async function decodeSound(path: string, options: DecodeSoundOptions): Promise<DecodedSound> {
  options.signal?.throwIfAborted()
  const { listeners, withFingerprint = false } = options
  const pipes = listeners.length + (withFingerprint ? 1 : 0)
  const child = spawn('ffmpeg', argumentsOf(path, options), { stdio: ['ignore', 'ignore', 'pipe', ...Array.from({ length: pipes }, () => 'pipe' as const)] })
  const pipe = (place: number): Readable => child.stdio[FIRST_PIPE + place] as Readable
  let timedOut = false
  const stop = (): void => { child.kill('SIGKILL') }
  const timer = setTimeout(() => { timedOut = true; stop() }, options.timeoutMs)
  options.signal?.addEventListener('abort', stop)
  try {
    const hearing = Promise.all(listeners.map((listener, i) => hear(pipe(i), listener)))
    const [said, heard, fingerprint] = await Promise.all([complaintsOf(child), hearing, withFingerprint ? readFingerprint(pipe(listeners.length)) : undefined, ended(child)])
    options.signal?.throwIfAborted()
    if (timedOut) throw new AppError('unavailable', 'media.took-too-long', { seconds: Math.round(options.timeoutMs / 1000) })
    return { seconds: Math.max(0, ...heard), loudness: readLoudness(said.summary), fingerprint, complaints: said.complaints }
  } finally {
    stop()
    clearTimeout(timer)
    options.signal?.removeEventListener('abort', stop)
  }
}

function argumentsOf(path: string, { streamIndex, listeners, withLoudness = false, withFingerprint = false, timeoutMs }: DecodeSoundOptions): string[] {
  const map = ['-map', `0:${streamIndex}`]
  return [
    // each line says how bad it is: complaints and the summary of loudness come through one pipe
    ...runGuards((timeoutMs / 1000) * 4), '-loglevel', 'level+info', '-nostats', ...inputGuards(), '-vn', '-sn', '-dn', '-threads', '1', '-i', `file:${path}`,
    ...listeners.flatMap(({ rate, channels }, i) => [...map, ...WITHIN_ONE, '-ac', String(channels), '-ar', String(rate), '-c:a', 'pcm_f32le', '-f', 'f32le', `pipe:${FIRST_PIPE + i}`]),
    ...(withFingerprint ? [...map, ...WITHIN_ONE, ...fingerprintOutput(FIRST_PIPE + listeners.length)] : []),
    ...(withLoudness ? [...map, '-af', 'ebur128=peak=true:framelog=verbose', '-f', 'null', '-'] : []),
  ]
}

/** Gives a pipe's samples to a listener block by block; returns their seconds. */
async function hear(pipe: Readable, { rate, channels, take }: SampleListener): Promise<number> {
  const blocks = createSampleBlocks(Math.max(1, Math.floor(rate / BLOCKS_A_SECOND)) * channels)
  for await (const chunk of pipe as AsyncIterable<Buffer>) for (const block of blocks.add(chunk)) await take(block)
  const rest = blocks.rest()
  if (rest.length > 0) await take(rest.subarray(0, rest.length - (rest.length % channels)))
  return blocks.samples / channels / rate
}

/** What ffmpeg says on its third pipe, sorted: kept short, however much it is. */
async function complaintsOf(child: ChildProcess): Promise<{ complaints: string; summary: string }> {
  let complaints = '', summary = '', rest = ''
  const sort = (line: string): void => {
    if (/\[(error|fatal|panic)\]/.test(line) && complaints.length < 4000) complaints += `${line}\n`
    else if (/Parsed_ebur128|^\[info\]|^\s/.test(line)) summary = `${summary}${line}\n`.slice(-4000)
  }
  child.stderr?.setEncoding('utf8')
  for await (const chunk of (child.stderr ?? []) as AsyncIterable<string>) {
    const lines = `${rest}${chunk}`.split('\n')
    rest = lines.pop()!.slice(0, 4000)
    lines.forEach(sort)
  }
  sort(rest)
  return { complaints: complaints.trim(), summary }
}

const ended = (child: ChildProcess): Promise<void> => new Promise((resolve, reject) => {
  child.once('error', (cause: NodeJS.ErrnoException) => reject(cause.code === 'ENOENT' ? new AppError('unavailable', 'media.tool-missing', { program: 'ffmpeg' }, { cause }) : cause))
  child.once('close', () => resolve())
})
