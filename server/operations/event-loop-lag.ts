import { createHistogram } from 'node:perf_hooks'

/** Milliseconds that callbacks waited for their turn since the last reading. */
export interface EventLoopLag { p99Ms: number; maxMs: number }

/** Milliseconds between two looks. */
const RESOLUTION = 20

/**
 * Watches how long this process keeps its callers waiting: a web process that analyses would show here.
 * Node's own monitorEventLoopDelay forgets its last look at every reset, and so loses a stall that begins right after a reading; this one does not.
 */
export function createEventLoopLag(): { read(): EventLoopLag; stop(): void } {
  const histogram = createHistogram() // microseconds
  let last = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    histogram.record(Math.max(1, Math.round((now - last - RESOLUTION) * 1000)))
    last = now
  }, RESOLUTION).unref()
  return {
    read() {
      const seen: EventLoopLag = histogram.count === 0 ? { p99Ms: 0, maxMs: 0 } : { p99Ms: histogram.percentile(99) / 1000, maxMs: histogram.max / 1000 }
      histogram.reset()
      return seen
    },
    stop: () => clearInterval(timer),
  }
}
