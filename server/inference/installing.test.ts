import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { waitUntil } from '../../test/support/wait-until.ts'
import { createOnnxGraph } from './convert-tfjs/onnx-graph.ts'
import { bytesField, intField, textField } from './convert-tfjs/onnx-message.ts'
import type { ModelCard } from './model-card.ts'
import { createModelStore } from './model-store.ts'

const graph = createOnnxGraph()
const x = graph.input('x', 'float32', [2])
graph.output('y', { ...x, name: graph.node('Relu', [x.name]) })
const net = graph.encode('small')
const hashOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex')

/** What the other side sends, whatever is asked, unless a test says otherwise. */
let sent: Buffer
/** After so many bytes the connection breaks, once. */
let breakAfter: number | undefined
let asked: { path: string; range?: string }[]
let status: number
let server: Server
let folder: string

const card = (content: Buffer, id = 'small'): ModelCard => ({
  id, title: 'Small', task: 'test', licence: { weights: 'MIT', origin: 'https://example.org' }, goodAt: ['tests'], limits: ['tests'], memoryBytes: 1, testOnly: false,
  files: [{
    name: 'net', role: 'network', bytes: content.length, sha256: hashOf(content), sources: [{ type: 'mirror' }],
    inputs: [{ name: 'x', shape: [2], meaning: 'numbers', type: 'float32' }], outputs: [{ name: 'y', shape: [2], meaning: 'numbers', type: 'float32' }],
  }],
})
const mirror = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/models/`
const store = (options: { content?: Buffer; cards?: ModelCard[]; mirror?: string } = {}) => {
  const cards = options.cards ?? [card(options.content ?? net)]
  return createModelStore({ cards: new Map(cards.map((each) => [each.id, each])), folder, modelsFolder: join(folder, 'kept'), mirror: options.mirror ?? mirror(), freshMs: 0 })
}
const partSize = () => statSync(join(folder, 'kept', `${hashOf(net)}.onnx.part`), { throwIfNoEntry: false })?.size
const keyOf = (failing: Promise<unknown>): Promise<string> => failing.then(() => 'done', (error: { key: string }) => error.key)

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'installing-'))
  sent = net
  breakAfter = undefined
  asked = []
  status = 200
  server = createServer((request, response) => {
    const range = request.headers.range
    asked.push({ path: request.url ?? '', ...(range && { range }) })
    const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0)
    if (status !== 200) return void response.writeHead(status).end()
    response.writeHead(from ? 206 : 200, { 'content-length': sent.length - from, ...(from && { 'content-range': `bytes ${from}-${sent.length - 1}/${sent.length}` }) })
    if (breakAfter === undefined) return void response.end(sent.subarray(from))
    const cut = breakAfter
    breakAfter = undefined
    response.write(sent.subarray(from, cut))
    // a connection that breaks takes along what the other side has not yet read
    void waitUntil('what was sent is written down', async () => partSize() === cut).then(() => response.destroy())
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
})
afterEach(() => new Promise<void>((closed) => { server.closeAllConnections(); server.close(() => closed()) }))

describe('installing a model', () => {
  it('fetches what is missing by its sha256, tells of its progress, and the model can be used', async () => {
    const models = store()
    expect(await models.state('small')).toMatchObject({ installed: false, available: { origin: 'mirror', bytes: net.length, host: new URL(mirror()).host } })
    const progress: number[] = []
    await models.install('small', { onProgress: (done) => progress.push(done) })
    expect(asked).toEqual([{ path: `/models/${hashOf(net)}` }])
    expect(progress.at(-1)).toBe(net.length)
    expect(await models.state('small')).toMatchObject({ installed: true, origin: 'download', removable: true })
    expect(await models.bytes('small', 'net')).toEqual(net)
  })

  it('goes on where a broken connection ended', async () => {
    breakAfter = 20
    await store().install('small')
    expect(asked.map(({ range }) => range)).toEqual([undefined, 'bytes=20-'])
  })

  it('goes on where an earlier try ended', async () => {
    status = 503
    const models = store()
    expect(await keyOf(models.install('small'))).toBe('inference.download-refused')
    writeFileSync(join(folder, 'kept', `${hashOf(net)}.onnx.part`), net.subarray(0, 11))
    status = 200
    await models.install('small')
    expect(asked.at(-1)?.range).toBe('bytes=11-')
    expect(await models.bytes('small', 'net')).toEqual(net)
  })

  it('throws away other content than the card names, and says so', async () => {
    sent = Buffer.from(net)
    sent[sent.length - 1]! ^= 1
    const models = store()
    expect(await keyOf(models.install('small'))).toBe('inference.download-wrong-hash')
    expect(readdirSync(join(folder, 'kept'))).toEqual([])
    expect((await models.state('small')).installed).toBe(false)
  })

  it('takes no more bytes than the card names', async () => {
    sent = Buffer.concat([net, Buffer.alloc(1000)])
    expect(await keyOf(store().install('small'))).toBe('inference.download-too-long')
  })

  it('refuses a net that reaches for another file, though its card names it', async () => {
    sent = bytesField(7, bytesField(5, Buffer.concat([intField(14, 1), textField(8, 'w')])))
    expect(await keyOf(store({ content: sent }).install('small'))).toBe('inference.model-external-data')
    expect(readdirSync(join(folder, 'kept'))).toEqual([])
  })

  it('says that there is no network', async () => {
    const away = mirror()
    server.closeAllConnections()
    server.close()
    expect(await keyOf(store({ mirror: away }).install('small'))).toBe('inference.no-network')
  })

  it('asks for more room than there is only in words', async () => {
    const huge = card(net)
    huge.files[0]!.bytes = 2 ** 50
    expect(await keyOf(store({ cards: [huge] }).install('small'))).toBe('inference.no-room')
    expect(asked).toEqual([])
  })

  it('stops when told', async () => {
    await expect(store().install('small', { signal: AbortSignal.abort() })).rejects.toThrow(/aborted/)
  })

  it('notices a fetched file that was damaged since, fetches it anew after it was removed', async () => {
    const models = store()
    await models.install('small')
    writeFileSync(join(folder, 'kept', `${hashOf(net)}.onnx`), Buffer.alloc(net.length))
    expect(await models.state('small')).toMatchObject({ installed: false, reason: { key: 'inference.installed-damaged' } })
    await models.remove('small')
    await models.install('small')
    expect((await models.state('small')).installed).toBe(true)
  })

  it('removes what was fetched, but for files that another model shares', async () => {
    const models = store({ cards: [card(net), card(net, 'twin')] })
    await models.install('small')
    await models.remove('twin')
    expect(existsSync(join(folder, 'kept', `${hashOf(net)}.onnx`))).toBe(true)
    const alone = store()
    await alone.remove('small')
    expect(existsSync(join(folder, 'kept', `${hashOf(net)}.onnx`))).toBe(false)
    expect(await keyOf(alone.remove('small'))).toBe('inference.not-removable')
  })
})

describe('a mirror folder', () => {
  it('has its files found by what they hold, whatever they are called and wherever they lie', async () => {
    writeFileSync(join(folder, 'anything.bin'), net)
    writeFileSync(join(folder, 'same-size.onnx'), Buffer.alloc(net.length))
    writeFileSync(join(folder, 'models.json'), JSON.stringify([{ file: 'same-size.onnx', sha256: hashOf(net) }]))
    const models = store({ mirror: folder })
    expect(await models.state('small')).toMatchObject({ installed: true, origin: 'mirror', removable: false })
    expect(await models.bytes('small', 'net')).toEqual(net)
  })

  it('that is away holds nothing', async () => {
    expect(await store({ mirror: join(folder, 'away') }).state('small')).toMatchObject({ installed: false, reason: { key: 'inference.model-missing' } })
  })
})
