import { ownProcess } from '../../platform/own-process.ts'
import type { AnalysisContext, Analyzer } from '../define-analyzer.ts'
import type { Ear, OpenedSound } from './open-sound.ts'
import type { Hearing, Listener, SharedListener, Sound } from './sound.ts'
import { keepAccounts, type Accounts, type Settled } from './step-accounts.ts'

export type SoundAnalyzer = Extract<Analyzer, { needs: 'sound' }>
/** An analyzer that is to hear a sound, with what it is given. */
export interface AskedListener { analyzer: SoundAnalyzer; context: AnalysisContext }

/** One at work: an analyzer's listener, or what several of them share. */
interface Worker { hearing: Hearing; listener: SharedListener; /** Places of the analyzers that need it. */ askers: number[] }

/**
 * Blocks of one hearing, a minute: networks answer with arrays that only a whole collection frees, and V8 waits for 64 MB of them before it comes.
 * Asked each minute it costs 1 % of the time, and three hours take 250 MB instead of 360 (bench/three-hours-of-sound.ts).
 */
const COLLECT_AFTER = 120

/** Decodes a sound once and lets all listeners hear it together; one that fails is left out, and the others go on. Answers come in the order of the asked. */
export async function hearSound(asked: readonly AskedListener[], opened: OpenedSound, signal: AbortSignal): Promise<Settled[]> {
  const accounts = keepAccounts(asked.length)
  const shared = new Map<string, Worker>()
  const workers: Worker[] = []
  const own: (Listener<unknown> | undefined)[] = []
  for (const [i, { analyzer, context }] of asked.entries()) {
    const sound = soundFor(opened, analyzer.hears, (name, make) => share(`${analyzer.hears} ${name}`, analyzer.hears, i, make))
    const listener = await accounts.step([i], () => analyzer.listen(sound, context))
    own.push(listener)
    if (listener) workers.push({ hearing: analyzer.hears, listener, askers: [i] })
  }
  if (workers.length === 0) return asked.map((_, i) => accounts.settle(i, undefined)) // nobody could begin, so nothing is decoded
  const hearings = [...new Set(workers.map(({ hearing }) => hearing))]
  const ears = hearings.map((hearing) => ({ hearing, take: (samples: Float32Array) => giveTo(workers.filter((worker) => worker.hearing === hearing), samples, accounts, signal) }))
  const end = await opened.hear(collectingAlong(ears), asked.flatMap(({ analyzer }) => analyzer.measures ?? []))
  for (const { listener, askers } of shared.values()) await accounts.step(askers, () => listener.finish?.(end))
  const outputs: unknown[] = []
  for (const [i, listener] of own.entries()) outputs.push(await accounts.step([i], () => listener?.finish(end)))
  return outputs.map((output, i) => accounts.settle(i, output))

  async function share(key: string, hearing: Hearing, asker: number, make: () => SharedListener | Promise<SharedListener>): Promise<SharedListener> {
    const worker = shared.get(key) ?? { hearing, listener: await make(), askers: [] }
    if (!shared.has(key)) workers.push(worker) // before whoever asked for it first
    shared.set(key, worker)
    worker.askers.push(asker)
    return worker.listener
  }
}

const soundFor = ({ promisedSeconds, source, formatOf }: OpenedSound, hearing: Hearing, share: (name: string, make: () => SharedListener | Promise<SharedListener>) => Promise<SharedListener>): Sound =>
  ({ promisedSeconds, source, ...formatOf(hearing), shared: share as Sound['shared'] }) // by one name it is always made with one type

/** The first of them collects after every so many blocks. */
function collectingAlong([first, ...others]: readonly Ear[]): Ear[] {
  if (!first) return []
  let blocks = 0
  const take = async (samples: Float32Array): Promise<void> => {
    await first.take(samples)
    if (++blocks % COLLECT_AFTER === 0) ownProcess.collect()
  }
  return [{ ...first, take }, ...others]
}

async function giveTo(workers: readonly Worker[], samples: Float32Array, accounts: Accounts, signal: AbortSignal): Promise<void> {
  for (const { listener, askers } of workers) await accounts.step(askers, () => listener.take(samples))
  signal.throwIfAborted()
}
