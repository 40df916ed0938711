import type { ServerResponse } from 'node:http'

/** Writes and waits until the bytes have left, or the reader has: then their buffer is free again, and nothing piles up. */
export function flushed(response: ServerResponse, bytes: Buffer | string): Promise<void> {
  return new Promise((done) => {
    if (response.destroyed) {
      done()
      return
    }
    const end = (): void => {
      response.off('close', end)
      done()
    }
    response.once('close', end)
    response.write(bytes, end)
  })
}
