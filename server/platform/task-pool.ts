import { fork, type ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { AppError } from './errors.ts'
import type { Task } from './define-task.ts'
import type { Log } from './log.ts'
import { ownProcess } from './own-process.ts'
import type { TaskAnswer, TaskOrder } from './task-messages.ts'
import { createTurns, GRACE_MS, type InLine } from './task-turns.ts'

export interface TaskPoolOptions {
  /** File that a child runs: it calls `serveTasks`. */
  script: string
  size: number
  idleSeconds: number
  memoryMb: number
  log: Log
  /** People wait for these children: they do not step behind others. */
  inFront?: boolean
}
export interface CallOptions {
  /** Counted from when a child is free. */
  timeoutMs: number
  signal?: AbortSignal
  /** 'later' lets others go first until it has waited for 20 s: first the pictures that a person waits for, then what is read out of them. */
  turn?: 'first' | 'later'
}

export interface TaskPool {
  /**
   * Runs a task in a child process.
   * @throws AppError 'unavailable' platform.task-crashed | platform.task-timeout | platform.task-memory when the child did not live to answer; the task's own AppError as it was
   */
  call<Input, Output>(task: Task<Input, Output>, input: Input, options: CallOptions): Promise<Output>
  stop(): Promise<void>
}

interface Child { process: ChildProcess; busy: boolean; /** Does what lets others go first. */ later: boolean; idle?: NodeJS.Timeout }
interface Waiting extends InLine { got: (child: Child) => void }

/** A pool of forked children, one task at a time each; a child is killed on timeout or over its memory, made anew when needed and ended when idle. */
export function createTaskPool({ script, size, idleSeconds, memoryMb, log, inFront = false }: TaskPoolOptions): TaskPool {
  const children = new Set<Child>()
  const waiting: Waiting[] = []
  const turns = createTurns(size)
  let stopped = false

  const start = (): Child => {
    const child: Child = { process: forkChild(script, memoryMb, log, inFront), busy: false, later: false }
    children.add(child)
    for (const end of ['exit', 'error'] as const) child.process.once(end, () => { children.delete(child); serve() })
    return child
  }
  const findFree = (): Child | undefined => [...children].find((c) => !c.busy && c.process.connected) ?? (children.size < size ? start() : undefined)
  const serve = (): void => {
    const child = waiting.length && !stopped ? findFree() : undefined
    if (child) hand(child)
  }
  const hand = (child: Child): void => {
    clearTimeout(child.idle)
    if (child.busy || !child.process.connected) return
    const next = turns.next(waiting, [...children].filter((c) => c.busy && c.later).length)
    // without its channel a child ends by itself, and is nobody's free child meanwhile
    if (next === undefined) child.idle = setTimeout(() => { if (child.process.connected) child.process.disconnect() }, idleSeconds * 1000).unref()
    else if (next === 'soon') child.idle = setTimeout(() => hand(child), GRACE_MS)
    else {
      Object.assign(child, { busy: true, later: next.later })
      next.got(child)
    }
  }
  const take = async (later: boolean): Promise<Child> => {
    const mustWait = turns.mustWait(later)
    const free = mustWait ? undefined : findFree()
    clearTimeout(free?.idle)
    const child = free ?? await new Promise<Child>((got) => {
      waiting.push({ got, later, since: Date.now() })
      if (mustWait) setTimeout(serve, GRACE_MS)
    })
    return Object.assign(child, { busy: true, later })
  }
  const give = (child: Child): void => {
    child.busy = false
    turns.ended(child.later)
    if (child.process.exitCode === null) hand(child)
  }

  return {
    async call(task, input, options) {
      if (stopped) throw new AppError('unavailable', 'platform.stopping')
      options.signal?.throwIfAborted()
      const child = await take(options.turn === 'later')
      try {
        options.signal?.throwIfAborted()
        return task.output.parse(await askChild(child.process, { task: task.name, input: task.input.parse(input) }, options, memoryMb))
      } finally {
        give(child)
      }
    },
    async stop() {
      stopped = true
      await Promise.all([...children].map(({ process }) => new Promise((ended) => { process.once('exit', ended); kill(process, 'SIGKILL') })))
    },
  }
}

/**
 * One thread of libvips a child. glibc keeps up to 64 MB that were given back instead of returning each raster's pages to the kernel and having them
 * zeroed anew: 130 ms of processor time a 12 MP picture instead of 212 (docs/decisions/0008).
 */
export const childSettings = { VIPS_CONCURRENCY: '1', MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '67108864', MALLOC_TRIM_THRESHOLD_: '67108864' }

/**
 * A child's heap is small and its arrays of pixels are large: every few of them start a collection. Done in one go it takes 4 ms, where steps between the work
 * slow all loops meanwhile: 43 s of processor time for 56 looks at pictures instead of 52. Nobody waits for a child's next breath.
 * Space for young objects is kept small: over three hours of sound V8 let it grow from 16 to over 100 MB, most of it empty (bench/three-hours-of-sound.ts). A child may ask for a collection, see hear-sound.ts.
 */
export const childFlags = ['--no-incremental-marking', '--max-semi-space-size=4', '--expose-gc', '--no-warnings']

/** A child of its own process group, that speaks only by its channel. */
function forkChild(script: string, memoryMb: number, log: Log, inFront: boolean): ChildProcess {
  const child = fork(script, [], {
    serialization: 'advanced', detached: true, stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [`--max-old-space-size=${memoryMb}`, ...childFlags], env: { ...ownProcess.environment(), ...childSettings },
  })
  if (child.pid && !inFront) ownProcess.putBehind(child.pid)
  child.once('error', (error) => log.error({ err: error }, 'a task process could not start'))
  child.stderr?.on('data', (chunk: Buffer) => log.debug({ child: child.pid, said: chunk.toString().slice(0, 2000) }, 'a task process says'))
  return child
}

/** Ends a child that is of no more use; without its channel it is nobody's free child in the moments until it is gone. */
function part(child: ChildProcess): void {
  if (child.connected) child.disconnect()
  kill(child, 'SIGKILL')
}

/** The child leads a process group of its own, so that what it started (ffmpeg, exiftool) ends with it. */
function kill(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid && child.exitCode === null) ownProcess.signal(-child.pid, signal)
}

function askChild(child: ChildProcess, order: TaskOrder, { timeoutMs, signal }: CallOptions, memoryMb: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const endWith = (key: string) => { settle(() => reject(new AppError('unavailable', key, { task: order.task }))); part(child) }
    const timer = setTimeout(() => endWith('platform.task-timeout'), timeoutMs)
    const watch = setInterval(() => { void residentMb(child.pid).then((mb) => { if (mb > memoryMb) endWith('platform.task-memory') }) }, 250)
    const onExit = () => settle(() => reject(new AppError('unavailable', 'platform.task-crashed', { task: order.task })))
    const onAbort = () => endWith('platform.task-stopped')
    const onMessage = (answer: TaskAnswer) => settle(() => { if ('output' in answer) resolve(answer.output); else reject(revive(answer)) })
    const settle = (end: () => void) => {
      clearTimeout(timer)
      clearInterval(watch)
      child.off('exit', onExit)
      child.off('message', onMessage)
      signal?.removeEventListener('abort', onAbort)
      end()
    }
    child.once('exit', onExit)
    child.on('message', onMessage)
    signal?.addEventListener('abort', onAbort)
    child.send(order, (error) => { if (error) onExit() })
  })
}

function revive(answer: Exclude<TaskAnswer, { output: unknown }>): Error {
  if ('key' in answer) return new AppError(answer.code, answer.key, answer.params)
  return new Error(answer.error)
}

async function residentMb(pid: number | undefined): Promise<number> {
  const pages = await readFile(`/proc/${pid ?? 0}/statm`, 'utf8').then((text) => Number(text.split(' ')[1]), () => 0)
  return (pages * 4096) / 1024 ** 2
}
