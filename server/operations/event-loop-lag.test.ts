import { expect, it, vi } from 'vitest'
import { createEventLoopLag } from './event-loop-lag.ts'

it('tells how long callbacks had to wait, also for a stall right after a reading, and forgets it then', async () => {
  const lag = createEventLoopLag()
  lag.read()
  hold(200)
  let longest = 0
  await vi.waitFor(() => {
    longest = Math.max(longest, lag.read().maxMs)
    expect(longest).toBeGreaterThan(150)
  }, { timeout: 5000, interval: 10 })
  expect(lag.read()).toEqual({ p99Ms: 0, maxMs: 0 })
  lag.stop()
})

/** Keeps the event loop from turning. */
function hold(milliseconds: number): void {
  const until = performance.now() + milliseconds
  while (performance.now() < until);
}
