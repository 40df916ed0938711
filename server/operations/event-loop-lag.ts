import { createHistogram } from 'node:perf_hooks'
import type { Log } from '../platform/log.ts'

/** Milliseconds between two looks. */
const RESOLUTION = 20
const LONG_MS = 100

export interface EventLoopLag { p99Ms: number; maxMs: number }

/**
 * Watches how long this process keeps its callers waiting and writes it down: a warning for every stall above 100 ms, and the whole run's figures at the end.
 * A web process that analysed would betray itself here. Node's own monitorEventLoopDelay forgets its last look at every reset; this one does not.
 */
export function watchEventLoop(log: Pick<Log, 'warn' | 'info'>): { stop(): EventLoopLag } {
  const histogram = createHistogram() // microseconds
  let last = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    const late = Math.max(0, now - last - RESOLUTION)
    histogram.record(Math.max(1, Math.round(late * 1000)))
    if (late > LONG_MS) log.warn({ milliseconds: Math.round(late) }, 'this process kept everybody waiting')
    last = now
  }, RESOLUTION).unref()
  return {
    stop() {
      clearInterval(timer)
      const lag: EventLoopLag = histogram.count === 0 ? { p99Ms: 0, maxMs: 0 } : { p99Ms: histogram.percentile(99) / 1000, maxMs: histogram.max / 1000 }
      log.info(lag, 'how long callbacks waited for their turn')
      return lag
    },
  }
}
