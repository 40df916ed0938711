import { createConnection, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { ask } from '../../../test/support/control-point.ts'
import { silentLog } from '../../platform/index.ts'
import { listen, type Listener } from './listen.ts'

let listener: Listener
beforeAll(async () => { listener = await listen({ port: 0, host: '127.0.0.1', headersMs: 200, log: silentLog(), handle: async (_, response) => { response.end('here') } }) })
afterAll(() => listener.stop())

const connect = (): { socket: Socket; isClosed: () => boolean } => {
  const socket = createConnection(listener.port, '127.0.0.1').on('error', () => undefined)
  socket.resume()
  return { socket, isClosed: () => socket.destroyed }
}

it('security rule 15: whoever sends half a request is cut off, and the others are served meanwhile', async () => {
  const slow = Array.from({ length: 8 }, connect)
  for (const { socket } of slow) socket.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ')
  expect((await ask(`http://127.0.0.1:${listener.port}/`)).text).toBe('here')
  await vi.waitFor(() => { expect(slow.every(({ isClosed }) => isClosed())).toBe(true) }, 8000)
})

it('one device holds 32 connections at most', async () => {
  const many = Array.from({ length: 40 }, connect)
  await vi.waitFor(() => { expect(many.filter(({ isClosed }) => isClosed())).toHaveLength(8) }, 5000)
  for (const { socket } of many) socket.destroy()
  await vi.waitFor(async () => { expect((await ask(`http://127.0.0.1:${listener.port}/`)).text).toBe('here') }, 5000)
})
