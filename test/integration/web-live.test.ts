import { writeFileSync, mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { password, webHouse, type Browser, type WebHouse } from '../support/web-house.ts'

interface News { type: string; html?: string; state?: string; id?: string; sentence?: string; refusals?: number }
let house: WebHouse
let ada: Browser
let server: Server
let origin = ''
let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mantel-live-'))
  house = await webHouse({ work: true })
  ada = await house.setUp()
  server = createAdaptorServer({ fetch: (request, env) => house.door.fetch(request, env as HttpBindings) }) as Server
  server.on('upgrade', house.door.upgrade)
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening) })
  origin = `127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

const cookieOf = (browser: Browser) => `mantel_session=${browser.cookies.get('mantel_session')}`

async function open(headers: Record<string, string>, path = '/live'): Promise<{ socket: WebSocket; heard: News[]; closed: Promise<number> }> {
  const socket = new WebSocket(`ws://${origin}${path}`, { headers })
  const heard: News[] = []
  socket.on('message', (data) => { heard.push(JSON.parse((data as Buffer).toString()) as News) })
  const closed = new Promise<number>((done) => { socket.on('close', done) })
  await new Promise<void>((opened, refused) => {
    socket.once('open', () => { opened() })
    socket.once('unexpected-response', (_, answer) => { refused(new Error(String(answer.statusCode))) })
    socket.once('error', refused)
  })
  return { socket, heard, closed }
}
const openAs = (browser: Browser) => open({ cookie: cookieOf(browser), origin: `http://${origin}` })

describe('who may open /live', () => {
  it('is refused without a session, from another site, and under another name', async () => {
    await expect(open({ origin: `http://${origin}` })).rejects.toThrow('401')
    await expect(open({ cookie: cookieOf(ada) })).rejects.toThrow('403')
    await expect(open({ cookie: cookieOf(ada), origin: 'https://evil.example' })).rejects.toThrow('403')
    await expect(open({ cookie: cookieOf(ada), origin: 'http://evil.example', host: 'evil.example' })).rejects.toThrow('404')
    await expect(open({ cookie: cookieOf(ada), origin: `http://${origin}` }, '/elsewhere')).rejects.toThrow('404')
  })
  it('is cut off when it talks nonsense or too much', async () => {
    for (const said of ['no json', '{"watch":["secrets"]}', 'x'.repeat(10_000)]) {
      const { socket, closed } = await openAs(ada)
      socket.send(said)
      expect([1008, 1009]).toContain(await closed)
    }
  })
  it('is let go when its session ends', async () => {
    const browser = house.browser()
    await browser.post('/session', { name: 'Ada', password })
    const { closed } = await openAs(browser)
    await browser.post('/session', { _method: 'delete' })
    expect(await closed).toBe(4401)
  })
})

describe('what open pages are told', () => {
  it('hears of scans, new files, refusals and numbers, in as many tabs as there are', async () => {
    writeFileSync(join(folder, 'a.jpg'), await sharp({ create: { width: 64, height: 64, channels: 3, background: 'teal' } }).jpeg().toBuffer())
    writeFileSync(join(folder, 'b.jpg'), 'no picture')
    const tabs = await Promise.all([openAs(ada), openAs(ada), openAs(ada)])
    for (const { socket } of tabs) socket.send(JSON.stringify({ watch: ['timeline', 'sources', 'jobs'] }))
    await ada.post('/sources', { path: folder })
    await vi.waitFor(() => {
      for (const { heard } of tabs) {
        expect(heard.some((news) => news.type === 'timeline')).toBe(true)
        expect(heard.some((news) => news.type === 'fragment' && news.html?.includes('id="stages"'))).toBe(true)
        expect(heard.some((news) => news.type === 'fragment' && news.html?.includes('id="source-'))).toBe(true)
        expect(heard.some((news) => news.type === 'counts' && news.refusals === 1)).toBe(true)
      }
    }, 25_000)
    for (const { socket } of tabs) socket.close()
  })
  it('hears how its own uploads end, and not those of others', async () => {
    const bob = await house.person(ada, 'Bob', 'member')
    const [mine, his] = [await openAs(ada), await openAs(bob)]
    const bytes = Buffer.from('no picture either')
    const begun = await ada.send('/uploads', { method: 'POST', headers: { 'tus-resumable': '1.0.0', 'upload-length': String(bytes.length), 'upload-metadata': `name ${Buffer.from('c.jpg').toString('base64')}` } })
    const location = begun.headers.get('location') ?? ''
    await ada.send(location, { method: 'PATCH', headers: { 'tus-resumable': '1.0.0', 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }, body: bytes })
    await vi.waitFor(() => { expect(mine.heard).toContainEqual(expect.objectContaining({ type: 'upload', id: location.split('/').at(-1), state: 'refused', sentence: expect.stringMatching(/\w+/) as string })) }, 20_000)
    expect(his.heard.filter((news) => news.type === 'upload')).toEqual([])
    for (const { socket } of [mine, his]) socket.close()
  })
})
