import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { failed, named, testAnalysis } from '../../test/support/test-analysis.ts'
import { testDatabase, type TestDatabase } from '../../test/support/test-database.ts'
import { newVersion, testActor, testLibrary } from '../../test/support/test-library.ts'
import type { Actor } from '../access/index.ts'
import { files, sources } from '../library/index.ts'
import { newId } from '../platform/ids.ts'
import { analysisResults } from './schema.ts'

let database: TestDatabase
let actor: Actor
let library: ReturnType<typeof testLibrary>
const first = { signal: new AbortController().signal, lastAttempt: false }
let count = 0

beforeAll(async () => { database = await testDatabase() })
afterAll(() => database.drop())
beforeEach(async () => {
  for (const table of [analysisResults, files]) await database.db.delete(table)
  await database.db.execute(sql`delete from settings`)
  actor = await testActor(database.db)
  library = testLibrary(database.db)
})

/** Adds a picture with content of its own; gives its sha256. */
const add = async (more: Parameters<typeof newVersion>[3] = {}): Promise<string> => {
  const text = `picture ${count++}`
  const version = newVersion(library.folder, actor.spaces[0]!.id, text, { name: `${text}.jpg`, ...more })
  await database.db.transaction((tx) => library.library.addVersion(tx, version))
  return version.sha256
}
const open = (given: Parameters<typeof testAnalysis>[1] = {}) => testAnalysis({ db: database.db, events: library.events }, { zone: 'Europe/Berlin', ...given })
const BACKGROUND = 'analysis.analyze-content', ASKED = 'analysis.analyze-asked'

describe('quiet hours', () => {
  it('are off until somebody sets them', async () => {
    const { analysis, isOpen } = open()
    expect(await analysis.quietTime()).toEqual({ hours: null, isNow: true, zone: 'Europe/Berlin' })
    expect(await isOpen(BACKGROUND)).toBe(true)
  })

  it('let the background work within them only, by the clock of the house, and at once what a person asks for', async () => {
    const { analysis, world, isOpen } = open()
    await analysis.setQuietHours({ from: '22:00', to: '06:00' })
    world.now = new Date('2026-11-24T20:59:00Z')
    expect([await isOpen(BACKGROUND), await isOpen('analysis.analyze-sound'), await isOpen(ASKED)]).toEqual([false, false, true])
    world.now = new Date('2026-11-24T21:00:00Z')
    expect([await isOpen(BACKGROUND), await isOpen('analysis.analyze-sound')]).toEqual([true, true])
    world.now = new Date('2026-11-25T05:00:00Z')
    expect(await analysis.quietTime()).toEqual({ hours: { from: '22:00', to: '06:00' }, isNow: false, zone: 'Europe/Berlin' })
    await analysis.setQuietHours(null)
    expect(await isOpen(BACKGROUND)).toBe(true)
  })
})

describe('a paused analyzer', () => {
  it('rests while the others work, whoever asks, and its answers serve', async () => {
    const { analysis, orders } = open()
    const before = await add()
    await analysis.run(before, first)
    await analysis.setPaused(['image.two'], true)
    const sha256 = await add()
    await analysis.run(sha256, first)
    expect(orders[1]!.asked).toMatchObject([{ analyzer: 'image.one' }])
    expect(await analysis.overview()).toMatchObject([{ name: 'image.one', paused: false, waiting: 0 }, { name: 'image.two', paused: true, waiting: 1, done: 1 }])
    expect(await analysis.find(before)).toHaveLength(2)
    expect(await analysis.plan()).toBe(0)
  })

  it('goes on with what it missed', async () => {
    const { analysis, jobs } = open()
    await analysis.setPaused(['image.two'], true)
    const sha256 = await add()
    await analysis.run(sha256, first)
    jobs.length = 0
    await analysis.setPaused(['image.two'], false)
    expect(jobs.map(({ job }) => job)).toEqual(['analysis.plan'])
    expect(await analysis.plan()).toBe(1)
    await expect(analysis.setPaused(['image.none'], true)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('leaves what waits in the queue when all of them rest', async () => {
    const { analysis, isOpen } = open()
    await analysis.setPaused(['image.one'], true)
    expect(await isOpen(BACKGROUND)).toBe(true)
    await analysis.setPaused(['image.one', 'image.two'], true)
    expect(await isOpen(BACKGROUND)).toBe(false)
    await analysis.setPaused(['image.two'], false)
    expect(await isOpen(BACKGROUND)).toBe(true)
  })
})

describe('what a person looks at', () => {
  it('is asked for where something is lacking, who asked last first', async () => {
    const { analysis, jobs, world } = open()
    const [sha256, later] = [await add(), await add()]
    jobs.length = 0
    world.now = new Date(1_800_000_000_000)
    await analysis.hurry({ sha256, kind: 'image' })
    world.now = new Date(1_800_000_001_000)
    await analysis.hurry({ sha256: later, kind: 'image' })
    expect(jobs).toEqual([{ job: ASKED, sha256, priority: 1_800_000_000 }, { job: ASKED, sha256: later, priority: 1_800_000_001 }])
  })

  it('is not asked for when all is found, when a worker is at it, or when it could not be done', async () => {
    const { analysis, jobs, world } = open()
    const [found, atWork, broken] = [await add(), await add(), await add()]
    await analysis.run(found, first)
    world.atWork = atWork
    world.answer = ({ asked }) => asked.map(({ analyzer }) => failed(analyzer, false))
    await analysis.run(broken, first)
    jobs.length = 0
    for (const sha256 of [found, atWork, broken]) await analysis.hurry({ sha256, kind: 'image' })
    expect(jobs).toEqual([])
  })

  it('is tried again at once, all of them in the background', async () => {
    const { analysis, jobs } = open({ answer: ({ asked }) => asked.map(({ analyzer }) => failed(analyzer, false)) })
    const [one, other] = [await add(), await add()]
    for (const sha256 of [one, other]) await analysis.run(sha256, first)
    jobs.length = 0
    await analysis.retry(one, 'image.one')
    await analysis.retryAll()
    expect(jobs.map(({ job }) => job)).toEqual([ASKED, BACKGROUND, BACKGROUND])
  })
})

describe('what comes in', () => {
  it('goes before what has been waiting, and an upload before what a scan finds', async () => {
    const { jobs, analysis } = open()
    const sourceId = newId()
    await database.db.insert(sources).values({ id: sourceId, spaceId: actor.spaces[0]!.id, name: 'Pictures', root: `/mnt/${sourceId}` })
    const [found, uploaded] = [await add({ sourceId }), await add()]
    expect(jobs).toMatchObject([{ sha256: found, priority: -5 }, { sha256: uploaded, priority: 0 }])
    jobs.length = 0
    await analysis.plan()
    expect(jobs.map(({ priority }) => priority)).toEqual([undefined, undefined])
  })
})

describe('one content', () => {
  it('is never looked at twice at the same moment', async () => {
    let running = 0
    const most: number[] = []
    const call = async (_task: unknown, input: unknown) => {
      most.push(++running)
      await new Promise((later) => { setImmediate(later) })
      running--
      return { outcomes: (input as { asked: { analyzer: string }[] }).asked.map(({ analyzer }) => ({ state: 'done', analyzer, tookMs: 1, output: {} })), timings: [] } as never
    }
    const { analysis } = open({ analyzers: [named('image.one')], tasks: { call } })
    const sha256 = await add()
    await Promise.all([analysis.run(sha256, first), analysis.run(sha256, first)])
    expect(most).toEqual([1])
  })
})
