import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { writeDrawing } from '../../test/support/made-pictures.ts'
import { done, failed, named, testAnalysis } from '../../test/support/test-analysis.ts'
import { testDatabase, type TestDatabase } from '../../test/support/test-database.ts'
import { newVersion, testActor, testLibrary } from '../../test/support/test-library.ts'
import type { Actor } from '../access/index.ts'
import { createInference, modelChanged, type ModelState } from '../inference/index.ts'
import { files } from '../library/index.ts'
import type { Events } from '../platform/events.ts'
import { colorsOf, textOf } from './find-results.ts'
import type { AnalysisParts } from './create-analysis.ts'
import { analyzerSwitched } from './events.ts'
import { analyzers } from './registry.ts'
import { analysisResults } from './schema.ts'

let database: TestDatabase
let actor: Actor
let library: ReturnType<typeof testLibrary>
let events: Events
const first = { signal: new AbortController().signal, lastAttempt: false }
let count = 0

beforeAll(async () => { database = await testDatabase() })
afterAll(() => database.drop())
beforeEach(async () => {
  await database.db.delete(analysisResults)
  await database.db.delete(files)
  actor = await testActor(database.db)
  library = testLibrary(database.db)
  events = library.events
})

/** Adds a picture with content of its own; gives its sha256. */
const add = async (text = `picture ${count++}`, more: Parameters<typeof newVersion>[3] = {}): Promise<string> => {
  const version = newVersion(library.folder, actor.spaces[0]!.id, text, { name: `${text}.jpg`, ...more })
  await database.db.transaction((tx) => library.library.addVersion(tx, version))
  return version.sha256
}
const open = (given: Parameters<typeof testAnalysis>[1] = {}) => testAnalysis({ db: database.db, events }, given)

describe('a better revision', () => {
  it('looks again in the background while the old answer serves, also when the new one fails', async () => {
    const sha256 = await add('old')
    await open({ analyzers: [named('image.one')], answer: () => [done('image.one', 'old')] }).analysis.run(sha256, first)
    const { analysis, sent, world } = open({ analyzers: [named('image.one', { revision: 2 })], answer: () => [failed('image.one', false)] })
    expect(await analysis.plan()).toBe(1)
    expect(sent).toEqual([sha256])
    expect(await analysis.find(sha256)).toMatchObject([{ output: 'old' }])
    await analysis.run(sha256, first)
    expect(await analysis.find(sha256)).toMatchObject([{ output: 'old' }])
    await analysis.retryAll('image.one')
    world.answer = () => [done('image.one', 'new')]
    await analysis.run(sha256, first)
    expect(await analysis.find(sha256)).toMatchObject([{ output: 'new' }])
  })
})

describe('the plan', () => {
  it('takes what was taken last first', async () => {
    const at = (year: number) => ({ taken: { at: `${year}-01-01T00:00:00.000Z`, local: `${year}-01-01 00:00:00`, zone: null, from: 'embedded' as const } })
    const contents = [await add('y2001', at(2001)), await add('y2020', at(2020)), await add('y2010', at(2010))]
    const { analysis, sent } = open()
    await analysis.plan()
    expect(sent.filter((sha256) => contents.includes(sha256))).toEqual([contents[1], contents[2], contents[0]])
  })

  it('passes over an analyzer that is switched off until it is switched on', async () => {
    const { analysis, orders, sent } = open()
    await analysis.setOn('image.two', false)
    const sha256 = await add()
    await analysis.run(sha256, first)
    expect(orders[0]!.asked).toMatchObject([{ analyzer: 'image.one' }])
    sent.length = 0
    await analysis.setOn('image.two', true)
    expect(sent).toContain(sha256)
    await expect(analysis.setOn('image.none', true)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('passes over an analyzer that is off until somebody asks, until then, and tells of the switch', async () => {
    const told: unknown[] = []
    events.on(analyzerSwitched, 'test', async (_tx, payload) => { told.push(payload) })
    const { analysis, sent } = open({ analyzers: [{ ...named('image.shy'), offUntilAsked: true }] })
    const sha256 = await add()
    expect(await analysis.plan()).toBe(0)
    expect(await analysis.overview()).toMatchObject([{ name: 'image.shy', on: false, waiting: 0 }])
    await analysis.setOn('image.shy', true)
    expect(sent).toContain(sha256)
    expect(await analysis.isOn('image.shy')).toBe(true)
    await analysis.setOn('image.shy', false)
    expect(await analysis.isOn('image.shy')).toBe(false)
    expect(told).toEqual([{ analyzer: 'image.shy', on: true }, { analyzer: 'image.shy', on: false }])
  })

  it('passes over an analyzer whose model is missing, and says so', async () => {
    const { analysis, world } = open({ analyzers: [named('image.net', { models: ['net'] })] })
    world.model = { id: 'net', title: 'Net', bytes: 1, installed: false, reason: { key: 'inference.model-missing', params: {} } }
    await add()
    expect(await analysis.plan()).toBe(0)
    expect(await analysis.overview()).toMatchObject([{ name: 'image.net', on: true, waiting: 0, model: { installed: false, reason: { key: 'inference.model-missing' } } }])
  })

  it('asks an analyzer that also works without its model, and calls nothing missing', async () => {
    const { analysis, world } = open({ analyzers: [named('image.net', { models: ['net'], modelOptional: true })] })
    world.model = { id: 'net', title: 'Net', bytes: 1, installed: false, reason: { key: 'inference.model-missing', params: {} } }
    await add()
    expect(await analysis.plan()).toBe(1)
    const [net] = await analysis.overview()
    expect([net?.waiting, net?.model]).toEqual([1, undefined])
  })
})

describe('the overview', () => {
  it('counts what is done, waits and failed, with the time it takes', async () => {
    const { analysis, world } = open()
    const contents = [await add(), await add(), await add()]
    await analysis.run(contents[0]!, first)
    world.answer = () => [failed('image.one', false), done('image.two')]
    await analysis.run(contents[1]!, first)
    expect(await analysis.overview()).toMatchObject([{ name: 'image.one', on: true, done: 1, failed: 1, waiting: 1, meanMs: 5 }, { name: 'image.two', done: 2, failed: 0, waiting: 1 }])
  })
})

describe('the real analyzers', () => {
  it('read a word and name the colours of a picture', async () => {
    const path = await writeDrawing(join(mkdtempSync(join(tmpdir(), 'mantel-sign-')), 'sign.png'), '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="200"><rect width="600" height="200" fill="#1850c0"/><text x="60" y="120" font-size="60" fill="#fff" font-family="sans-serif">Lighthouse 42</text></svg>')
    const { analysis } = open({ analyzers, inference: createInference(), originals: { path: async () => path }, tasks: { call: async (task, input, { signal }) => task.run(input, { signal: signal ?? first.signal }) } })
    const sha256 = await add()
    await analysis.run(sha256, first)
    const results = await analysis.find(sha256)
    expect(textOf(results)?.text).toBe('Lighthouse 42')
    expect(colorsOf(results)?.dominant).toMatchObject({ name: 'blue' })
  })
})

describe('a model that comes or goes', () => {
  it('has everything planned again, in the transaction that says so, while the old answers serve', async () => {
    const sha256 = await add('by the weaker one')
    const jobs = new Map<string, (input: never, context: typeof first) => Promise<void>>()
    const sent: string[] = []
    const send = async (_: unknown, job: { name: string }): Promise<void> => { sent.push(job.name) }
    const queue = { send, sendMany: async (tx: unknown, job: { name: string }, inputs: unknown[]) => { await Promise.all(inputs.map(() => send(tx, job))) }, work: (job: { name: string }, handler: unknown) => { jobs.set(job.name, handler as never) }, hurry: async () => undefined, isAtWork: async () => false }
    const model = { id: 'weaker', title: 'Net', bytes: 1, installed: true, weights: 'aa' } as ModelState
    let state = model
    const models = { state: async () => state, lookAgain: () => undefined } as unknown as AnalysisParts['inference']['models']
    const { analysis } = open({ analyzers: [named('image.one', { models: ['net'] })], answer: () => [done('image.one', state.installed ? state.weights : '')], queue, inference: { models } })
    await analysis.run(sha256, first)
    state = { ...model, id: 'better', weights: 'bb' } as ModelState
    sent.length = 0
    await database.db.transaction(async (tx) => {
      await events.publish(tx, modelChanged, { model: 'better', what: 'installing' })
      expect(sent).toEqual([])
      await events.publish(tx, modelChanged, { model: 'better', what: 'installed' })
    })
    expect(sent).toEqual(['analysis.plan'])
    await jobs.get('analysis.plan')!({} as never, first)
    expect(sent).toEqual(['analysis.plan', 'analysis.analyze-content'])
    expect(await analysis.find(sha256)).toMatchObject([{ output: 'aa' }])
    await analysis.run(sha256, first)
    expect(await analysis.find(sha256)).toMatchObject([{ output: 'bb' }])
  })
})
