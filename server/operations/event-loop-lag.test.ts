import { expect, it, vi } from 'vitest'
import { watchEventLoop } from './event-loop-lag.ts'

it('warns of a stall when it is over, and tells of the longest at the end', async () => {
  const log = { warn: vi.fn(), info: vi.fn() }
  const watched = watchEventLoop(log)
  hold(200)
  await vi.waitFor(() => expect(log.warn).toHaveBeenCalled(), { timeout: 5000, interval: 10 })
  expect(log.warn.mock.calls[0]?.[0].milliseconds).toBeGreaterThan(150)
  expect(watched.stop().maxMs).toBeGreaterThan(150)
  expect(log.info).toHaveBeenCalledOnce()
})

/** Keeps the event loop from turning. */
function hold(milliseconds: number): void {
  const until = performance.now() + milliseconds
  while (performance.now() < until);
}
