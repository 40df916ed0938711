import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { allDone, done, failed, testAnalysis } from '../../test/support/test-analysis.ts'
import { testDatabase, type TestDatabase } from '../../test/support/test-database.ts'
import { newVersion, testActor, testLibrary } from '../../test/support/test-library.ts'
import type { Actor } from '../access/index.ts'
import { files } from '../library/index.ts'
import type { Events } from '../platform/events.ts'
import { AppError } from '../platform/errors.ts'
import { analysisCompleted } from './events.ts'
import { analysisResults } from './schema.ts'

let database: TestDatabase
let actor: Actor
let library: ReturnType<typeof testLibrary>
let events: Events
const first = { signal: new AbortController().signal, lastAttempt: false }
const last = { ...first, lastAttempt: true }
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

describe('a new version', () => {
  it('has its content looked at, told in the transaction that added it', async () => {
    const { sent } = open()
    const sha256 = await add()
    expect(sent).toEqual([sha256])
  })

  it('of a kind that nothing looks at is let be', async () => {
    const { sent } = open()
    await add('sound', { kind: 'audio', mediaType: 'audio/flac' })
    expect(sent).toEqual([])
  })
})

describe('a content', () => {
  it('is looked at by all in one go, and told of', async () => {
    const { analysis, orders } = open()
    const told: string[] = []
    events.on(analysisCompleted, 'test', async (_, { analyzer }) => { told.push(analyzer) })
    const sha256 = await add()
    await analysis.run(sha256, first)
    expect(orders.map(({ asked }) => asked.map(({ analyzer }) => analyzer))).toEqual([['image.one', 'image.two']])
    expect(told).toEqual(['image.one', 'image.two'])
    expect(await analysis.find(sha256)).toMatchObject([{ analyzer: 'image.one', state: 'done', output: { found: 'image.one' } }, { analyzer: 'image.two' }])
  })

  it('is looked at once, however often it stands there', async () => {
    const { analysis, orders } = open()
    const sha256 = await add('twice')
    await add('twice', { name: 'copy.jpg' })
    await analysis.run(sha256, first)
    await analysis.run(sha256, first)
    expect(orders).toHaveLength(1)
    expect(await analysis.plan()).toBe(0)
  })

  it('that no file holds is let be', async () => {
    const { analysis, orders } = open()
    await analysis.run('0'.repeat(64), first)
    expect(orders).toEqual([])
  })

  it('whose source is away stays waiting', async () => {
    const { analysis, world } = open()
    const sha256 = await add()
    world.path = undefined
    await expect(analysis.run(sha256, last)).rejects.toMatchObject({ key: 'analysis.original-away' })
    expect((await analysis.overview())[0]).toMatchObject({ waiting: 1, failed: 0 })
  })
})

describe('a failure', () => {
  it('of one analyzer leaves the others their results, and is tried again', async () => {
    const { analysis, world, orders } = open({ answer: () => [failed('image.one', true), done('image.two')] })
    const sha256 = await add()
    await expect(analysis.run(sha256, first)).rejects.toMatchObject({ key: 'analysis.try-again' })
    world.answer = allDone
    await analysis.run(sha256, first)
    expect(orders[1]!.asked).toEqual([{ analyzer: 'image.one', modelId: undefined }])
    expect(await analysis.find(sha256)).toMatchObject([{ state: 'done' }, { state: 'done' }])
  })

  it('that stays after the last attempt is kept with its reason, shown, and gone when a person says try again', async () => {
    const { analysis, sent } = open({ answer: () => [failed('image.one', true), done('image.two')] })
    const sha256 = await add()
    await analysis.run(sha256, last)
    expect(await analysis.find(sha256)).toMatchObject([{ analyzer: 'image.one', state: 'failed', reason: { key: 'media.unreadable' } }, { state: 'done' }])
    expect(await analysis.failures([actor.spaces[0]!.id], { limit: 10, offset: 0 })).toMatchObject([{ sha256, analyzer: 'image.one', attempts: 4 }])
    expect(await analysis.plan()).toBe(0)
    sent.length = 0
    expect(await analysis.retry(sha256, 'image.one')).toBe(1)
    expect(sent).toEqual([sha256])
    expect(await analysis.plan()).toBe(1)
  })

  it('that is the content\'s own fault is kept at once', async () => {
    const { analysis } = open({ answer: ({ asked }) => asked.map(({ analyzer }) => failed(analyzer, false)) })
    const sha256 = await add()
    await analysis.run(sha256, first)
    expect(await analysis.find(sha256)).toMatchObject([{ state: 'failed' }, { state: 'failed' }])
    expect(await analysis.retryAll()).toBe(1)
  })

  it('is shown only to those whose space has the file', async () => {
    const { analysis } = open({ answer: ({ asked }) => asked.map(({ analyzer }) => failed(analyzer, false)) })
    await analysis.run(await add(), first)
    const stranger = await testActor(database.db)
    expect(await analysis.failures([stranger.spaces[0]!.id], { limit: 10, offset: 0 })).toEqual([])
  })

  it('that kills the process costs only the analyzer that did it', async () => {
    const { analysis } = open({
      answer: ({ asked }) => {
        if (asked.some(({ analyzer }) => analyzer === 'image.one')) throw new AppError('unavailable', 'platform.task-crashed')
        return asked.map(({ analyzer }) => done(analyzer))
      },
    })
    const sha256 = await add()
    await analysis.run(sha256, last)
    expect(await analysis.find(sha256)).toMatchObject([{ analyzer: 'image.one', state: 'failed', reason: { key: 'platform.task-crashed' } }, { analyzer: 'image.two', state: 'done' }])
  })
})
