import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { createConnection } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { sendFile } from './send-file.ts'

let folder = ''
const app = new Hono()
const bytes = { small: randomBytes(1000), large: randomBytes(20 * 1024 * 1024), empty: Buffer.alloc(0), left: randomBytes(20 * 1024 * 1024) }
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mantel-send-'))
  for (const [name, content] of Object.entries(bytes)) writeFileSync(join(folder, name), content)
  app.get('/:name', (c) => {
    const name = c.req.param('name') as keyof typeof bytes
    return sendFile(c, { path: join(folder, name), size: bytes[name].length, mediaType: 'video/mp4', etag: `"${name}"`, name: `${name}.mp4`, disposition: 'inline', caching: 'immutable' })
  })
})
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

const get = (name: string, headers: Record<string, string> = {}, method = 'GET') => app.request(`/${name}`, { headers, method })
const body = async (answer: Response) => Buffer.from(await answer.arrayBuffer())
const sha = (of: Uint8Array) => createHash('sha256').update(of).digest('hex')

describe.each(['small', 'large'] as const)('a %s file', (name) => {
  const whole = bytes[name]
  it('comes whole with its length, tag, type and a sandbox', async () => {
    const answer = await get(name)
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject({ 'content-length': String(whole.length), etag: `"${name}"`, 'content-type': 'video/mp4', 'accept-ranges': 'bytes', 'cache-control': 'private, max-age=31536000, immutable' })
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    expect(sha(await body(answer))).toBe(sha(whole))
  })
  it.each([['bytes=0-0', 0, 0], ['bytes=5-9', 5, 9], ['bytes=-7', whole.length - 7, whole.length - 1], ['bytes=990-', 990, whole.length - 1], ['bytes=990-999999999', 990, whole.length - 1]])('gives the part %s', async (range, start, end) => {
    const answer = await get(name, { range })
    expect(answer.status).toBe(206)
    expect(answer.headers.get('content-range')).toBe(`bytes ${start}-${end}/${whole.length}`)
    expect(answer.headers.get('content-length')).toBe(String(end - start + 1))
    expect(sha(await body(answer))).toBe(sha(whole.subarray(start, end + 1)))
  })
  it('refuses a part beyond its end and says how long it is', async () => {
    const answer = await get(name, { range: `bytes=${whole.length}-` })
    expect([answer.status, answer.headers.get('content-range')]).toEqual([416, `bytes */${whole.length}`])
  })
  it('is not sent again to one who has it', async () => {
    expect((await get(name, { 'if-none-match': `"other", "${name}"` })).status).toBe(304)
    expect((await get(name, { 'if-none-match': `W/"${name}"`, range: 'bytes=0-0' })).status).toBe(304)
  })
  it('comes whole when it changed since the part that the reader holds', async () => {
    expect((await get(name, { range: 'bytes=0-0', 'if-range': '"older"' })).status).toBe(200)
    expect((await get(name, { range: 'bytes=0-0', 'if-range': `"${name}"` })).status).toBe(206)
  })
  it('answers HEAD without a body', async () => {
    const answer = await get(name, {}, 'HEAD')
    expect([answer.status, answer.headers.get('content-length'), (await body(answer)).length]).toEqual([200, String(whole.length), 0])
  })
  it('answers several ranges with everything', async () => {
    expect((await get(name, { range: 'bytes=0-0,5-9' })).status).toBe(200)
  })
})

it('sends an empty file', async () => {
  const answer = await get('empty')
  expect([answer.status, answer.headers.get('content-length'), (await body(answer)).length]).toEqual([200, '0', 0])
})

it('lets go of the file when the reader goes away', async () => {
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((listening) => { server.once('listening', listening) })
  const isOpen = () => readdirSync('/proc/self/fd').some((fd) => linkOf(fd) === join(folder, 'left'))
  const socket = createConnection((server.address() as AddressInfo).port, '127.0.0.1')
  socket.write('GET /left HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n')
  await new Promise((first) => { socket.once('data', first) })
  socket.pause()
  expect(isOpen()).toBe(true)
  socket.destroy()
  await vi.waitFor(() => { expect(isOpen()).toBe(false) }, 5000)
  server.close()
})

function linkOf(fd: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`)
  } catch {
    return ''
  }
}
