import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase, type TestDatabase } from '../../test/support/test-database.ts'
import { waitUntil } from '../../test/support/wait-until.ts'
import { createEvents, silentLog } from '../platform/index.ts'
import type { JobContext, JobHandler } from '../platform/queue.ts'
import { createOnnxGraph } from './convert-tfjs/onnx-graph.ts'
import { modelChanged } from './events.ts'
import { createInstalls } from './installs.ts'
import { createKeptTimings } from './kept-timings.ts'
import type { ModelCard } from './model-card.ts'
import { createModelStore } from './model-store.ts'
import { modelInstalls, modelTimings } from './schema.ts'

const graph = createOnnxGraph()
const x = graph.input('x', 'float32', [2])
graph.output('y', { ...x, name: graph.node('Relu', [x.name]) })
const net = graph.encode('small')

let database: TestDatabase
let server: Server
let answer: (response: ServerResponse, from: number) => void
let asked: (string | undefined)[]
let folder: string

beforeAll(async () => {
  database = await testDatabase()
  server = createServer((request, response) => {
    asked.push(request.headers.range)
    answer(response, Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await database.drop()
})
beforeEach(async () => {
  await database.db.delete(modelInstalls)
  await database.db.delete(modelTimings)
  folder = mkdtempSync(join(tmpdir(), 'installs-'))
  asked = []
  answer = (response, from) => { response.writeHead(from ? 206 : 200, from ? { 'content-range': `bytes ${from}-${net.length - 1}/${net.length}` } : {}).end(net.subarray(from)) }
})

const file = (sha256: string, bytes: number): ModelCard['files'][number] => ({
  name: 'net', role: 'network', bytes, sha256, sources: [{ type: 'mirror' }],
  inputs: [{ name: 'x', shape: [2], meaning: 'numbers', type: 'float32' }], outputs: [{ name: 'y', shape: [2], meaning: 'numbers', type: 'float32' }],
})
const card = (id: string, sha256: string, bytes: number): ModelCard =>
  ({ id, title: id, task: 'test', licence: { weights: 'MIT', origin: 'https://example.org' }, goodAt: ['tests'], limits: ['tests'], memoryBytes: 1, testOnly: false, files: [file(sha256, bytes)] })
const shaOfNet = createHash('sha256').update(net).digest('hex')
const cards = new Map([['small', card('small', shaOfNet, net.length)], ['huge', card('huge', 'a'.repeat(64), 9e15)]])

/** Installs as one process has them: whoever begins sends a job, and `work` is a worker that does it. */
function open() {
  const events = createEvents({ log: silentLog() })
  const heard: string[] = []
  events.on(modelChanged, 'test', async (_, { what }) => { heard.push(what) })
  const sent: string[] = []
  let handler: JobHandler<{ model: string }> | undefined
  const models = createModelStore({ cards, folder, modelsFolder: join(folder, 'kept'), mirror: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, freshMs: 0 })
  const installs = createInstalls({
    db: database.db, events, models,
    queue: { send: async (_, job) => { sent.push(job.name) }, work: (_, work) => { handler = work as unknown as typeof handler } },
  })
  const work = (model: string, context: Partial<JobContext> = {}): Promise<void> => handler!({ model }, { signal: new AbortController().signal, lastAttempt: false, ...context })
  return { installs, models, heard, sent, work }
}

describe('a model that somebody asked for', () => {
  it('comes by a job, says how far it is, and is told of when it is there', async () => {
    const { installs, models, heard, sent, work } = open()
    await installs.begin('small')
    expect(await installs.list()).toMatchObject([{ model: 'small', state: 'waiting', bytes: net.length }])
    expect(sent).toEqual(['inference.install-model'])
    await work('small')
    expect([await installs.list(), (await models.state('small')).installed, heard.at(-1)]).toEqual([[], true, 'installed'])
  })

  it('goes on after its worker ended in the middle, without fetching again what came', async () => {
    const { installs, work, models } = open()
    await installs.begin('small')
    const stop = new AbortController()
    answer = (response) => { response.writeHead(200, { 'content-length': net.length }).write(net.subarray(0, 20)) }
    const first = work('small', { signal: stop.signal })
    await waitUntil('some of it came', async () => (await installs.list())[0]?.receivedBytes === 20)
    stop.abort()
    await expect(first).rejects.toThrow()
    expect(await installs.list()).toMatchObject([{ state: 'running' }])
    answer = (response, from) => { response.writeHead(206, { 'content-range': `bytes ${from}-${net.length - 1}/${net.length}` }).end(net.subarray(from)) }
    await open().work('small')
    expect([asked.at(-1), await models.bytes('small', 'net')]).toEqual(['bytes=20-', net])
  })

  it('is given up while it comes, and the job does not come back', async () => {
    const { installs, work, models } = open()
    await installs.begin('small')
    answer = (response) => { response.writeHead(200, { 'content-length': net.length }).write(net.subarray(0, 20)) }
    const under = work('small')
    await waitUntil('some of it came', async () => (await installs.list())[0]?.receivedBytes === 20)
    await installs.giveUp('small')
    await under
    expect([await installs.list(), (await models.state('small')).installed]).toEqual([[], false])
    await work('small') // what was sent twice finds nothing to do
    expect(asked).toHaveLength(1)
  })

  it.each([
    ['other content than its card names', 'small', () => { answer = (response) => { response.end(Buffer.alloc(net.length)) } }, 'inference.download-wrong-hash'],
    ['a disk without room', 'huge', () => undefined, 'inference.no-room'],
    ['a side that refuses', 'small', () => { answer = (response) => { response.writeHead(503).end() } }, 'inference.download-refused'],
    ['no network', 'small', () => { answer = (response) => { response.destroy() } }, 'inference.no-network'],
  ])('keeps the reason of %s, and can be asked for again', async (_, model, spoil, key) => {
    const { installs, work } = open()
    spoil()
    await installs.begin(model)
    await work(model)
    expect(await installs.list()).toMatchObject([{ model, state: 'failed', reason: { key } }])
    await installs.begin(model)
    expect(await installs.list()).toMatchObject([{ state: 'waiting', reason: null }])
  })
})

it('a file that changed on the disk is found out when it is read again', async () => {
  const { installs, work, heard } = open()
  await installs.begin('small')
  await work('small')
  expect((await installs.verify('small')).state.installed).toBe(true)
  const [name = ''] = readdirSync(join(folder, 'kept'))
  writeFileSync(join(folder, 'kept', name), Buffer.alloc(net.length))
  expect((await installs.verify('small')).state).toMatchObject({ installed: false, reason: { key: 'inference.installed-damaged' }, available: { bytes: net.length } })
  await installs.begin('small')
  await work('small')
  expect((await installs.verify('small')).state.installed).toBe(true)
  await installs.remove('small')
  expect(heard.at(-1)).toBe('removed')
  rmSync(folder, { recursive: true })
})

it('figures of networks from several processes add up', async () => {
  const timing = { model: 'small', file: 'net', runs: 2, totalMs: 30, loadMs: 100, memoryBytes: 5000 }
  const [one, other] = [createKeptTimings(database.db), createKeptTimings(database.db)]
  one.add([timing])
  one.add([{ ...timing, runs: 1, totalMs: 15, loadMs: 0, memoryBytes: 0 }])
  other.add([{ ...timing, runs: 3, totalMs: 15, loadMs: 80, memoryBytes: 9000 }])
  await Promise.all([one.flush(), other.flush()])
  expect(await one.list()).toEqual([{ model: 'small', file: 'net', runs: 6, meanMs: 10, loadMs: expect.any(Number) as number, memoryBytes: 9000 }])
})
