import { Writable } from 'node:stream'
import ffmpegCommand, { type FfmpegCommand } from 'fluent-ffmpeg'
import { AppError } from '../platform/errors.ts'
import { inputGuards, runGuards } from './ffmpeg-guards.ts'

/** One run of ffmpeg: files in, files or bytes out. Options are whole arguments, never joined or split. */
export interface FfmpegRun {
  inputs: { path: string; options?: string[] }[]
  /** At most one output has no path: its bytes go to `onData`, or are collected. */
  outputs: { path?: string; options: string[] }[]
  /** Of wall time; the processor time is bounded by four times as much. */
  timeoutMs: number
  signal?: AbortSignal
  onData?: (chunk: Buffer) => void
}

/** What came of a run; a failure is an answer, for a damaged file may still have given something. */
export interface FfmpegAnswer { ok: boolean; timedOut: boolean; complaints: string; data: Buffer }

/**
 * Runs ffmpeg through fluent-ffmpeg, which only this file knows (docs/decisions/0005), with the guards that untrusted bytes need.
 * @throws AppError 'unavailable' media.tool-missing where ffmpeg is not installed; the signal's reason when aborted
 */
export async function runFfmpeg(run: FfmpegRun): Promise<FfmpegAnswer> {
  run.signal?.throwIfAborted()
  const chunks: Buffer[] = []
  const sink = sinkFor(run.onData ?? ((chunk) => chunks.push(chunk)))
  const command = build(run, sink)
  const { error, stderr, timedOut } = await finish(command, run)
  if (!sink.destroyed && run.outputs.some((output) => output.path === undefined)) await drained(sink, error !== undefined)
  if (error?.message.includes('Cannot find ffmpeg') === true) throw new AppError('unavailable', 'media.tool-missing', { program: 'ffmpeg' }, { cause: error })
  run.signal?.throwIfAborted()
  return { ok: error === undefined, timedOut, complaints: stderr.trim().slice(0, 4000), data: Buffer.concat(chunks) }
}

function build(run: FfmpegRun, sink: Writable): FfmpegCommand {
  const command = ffmpegCommand({ stdoutLines: 200 })
  run.inputs.forEach(({ path, options = [] }, i) => {
    const before = i === 0 ? [...runGuards((run.timeoutMs / 1000) * 4), '-y'] : []
    command.input(`file:${path}`)
    command.inputOptions(...variadic([...before, ...inputGuards(), ...options]))
  })
  for (const { path, options } of run.outputs) {
    command.output(path === undefined ? sink : `file:${path}`)
    command.outputOptions(...variadic(options))
  }
  return command
}

/** fluent-ffmpeg splits a lone argument at its space; two or more stay as they are. */
const variadic = (options: string[]): [string, string, ...string[]] => options as [string, string, ...string[]]

function finish(command: FfmpegCommand, { timeoutMs, signal }: FfmpegRun): Promise<{ error?: Error; stderr: string; timedOut: boolean }> {
  return new Promise((resolve) => {
    let timedOut = false
    const stop = () => command.kill('SIGKILL')
    const timer = setTimeout(() => { timedOut = true; stop() }, timeoutMs)
    const settle = (error: Error | undefined, stderr: string | null) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
      resolve({ error, stderr: stderr ?? error?.message ?? '', timedOut })
    }
    signal?.addEventListener('abort', stop)
    command.once('end', (_stdout: string | null, stderr: string | null) => settle(undefined, stderr))
    command.once('error', (error: Error, _stdout: string | null, stderr: string | null) => settle(error, stderr))
    command.run()
  })
}

/** It never closes by itself, for fluent-ffmpeg takes a closed output for a broken one. */
const sinkFor = (take: (chunk: Buffer) => void): Writable =>
  new Writable({ autoDestroy: false, emitClose: false, highWaterMark: 1024 * 1024, write: (chunk: Buffer, _encoding, done) => { take(chunk); done() } })

/** The process may end before its last bytes have come through the pipe. */
const drained = (sink: Writable, failed: boolean): Promise<void> =>
  sink.writableFinished || failed ? Promise.resolve() : new Promise((resolve) => { sink.once('finish', resolve) })
