import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testCatalog } from '../../../test/support/test-catalog.ts'
import { testDatabase, type TestDatabase } from '../../../test/support/test-database.ts'
import { testActor } from '../../../test/support/test-library.ts'
import type { Actor } from '../../access/index.ts'
import { analysisResults, analyzerSwitched, type AnalysisResult } from '../../analysis/index.ts'
import { files } from '../../library/index.ts'
import { sensitiveContents } from '../sensitive-schema.ts'
import { SENSITIVE_ANALYZER } from './keep-sensitive.ts'

let test: TestDatabase
let kit: ReturnType<typeof testCatalog>
let actor: Actor, viewer: Actor, stranger: Actor
let beach: string, bare: string
const isOn = { now: true }

beforeAll(async () => {
  test = await testDatabase()
  kit = testCatalog(test.db, { isOn: async () => isOn.now })
  stranger = await testActor(test.db)
})
afterAll(() => test.drop())
beforeEach(async () => {
  isOn.now = true
  await test.db.delete(files)
  await test.db.delete(sensitiveContents)
  await test.db.delete(analysisResults)
  actor = await testActor(test.db, { role: 'member' })
  viewer = await testActor(test.db, { role: 'viewer', spaceId: actor.spaces[0]!.id })
  beach = await add('beach.jpg', false)
  bare = await add('bare.jpg', true)
  await kit.index()
})

const answer = (sensitive: boolean): AnalysisResult => ({ analyzer: SENSITIVE_ANALYZER, finishedAt: new Date(0), state: 'done', output: { sensitive } })
/** Adds a picture that the machine takes for sensitive or not. */
async function add(name: string, sensitive: boolean): Promise<string> {
  const id = await kit.addFile(actor.spaces[0]!.id, name)
  const [row] = await test.db.select({ sha256: files.sha256, id: files.id }).from(files).where(eq(files.id, id))
  kit.results.set(row!.sha256, [answer(sensitive)])
  await test.db.insert(analysisResults).values({ sha256: row!.sha256, analyzer: SENSITIVE_ANALYZER, revision: 1, model: 'aa', state: 'done', output: { sensitive }, tookMs: 1 })
  return id
}
const found = async (query: string, as = actor): Promise<string[]> => (await kit.catalog.search.find(as, { query })).items.map(({ name }) => name).sort()
const veiled = async (): Promise<string[]> => (await kit.catalog.timeline.first(actor, 10)).filter(({ sensitive }) => sensitive).map(({ name }) => name).sort()
const turn = async (on: boolean): Promise<void> => {
  isOn.now = on
  await test.db.transaction((tx) => kit.events.publish(tx, analyzerSwitched, { analyzer: SENSITIVE_ANALYZER, on }))
  await kit.index()
}

describe('what a machine takes for sensitive', () => {
  it('is told in lists, of a file, and found', async () => {
    expect(await veiled()).toEqual(['bare.jpg'])
    expect(await kit.catalog.sensitive.ofFile(actor, bare)).toEqual({ sensitive: true, said: null, seen: true })
    expect(await kit.catalog.sensitive.ofFile(actor, beach)).toEqual({ sensitive: false, said: null, seen: false })
    expect([await found('is:sensitive'), await found('sensitive:yes'), await found('-is:sensitive')]).toEqual([['bare.jpg'], ['bare.jpg'], ['beach.jpg']])
    expect((await kit.catalog.search.find(actor, { query: 'sensitive:maybe' })).problems).toMatchObject([{ key: 'search.bad-choice' }])
  })

  it('serves while the analyzer is on, and again without another look', async () => {
    await turn(false)
    expect([await veiled(), await found('is:sensitive')]).toEqual([[], []])
    await turn(true)
    expect([await veiled(), await found('is:sensitive')]).toEqual([['bare.jpg'], ['bare.jpg']])
  })

  it('follows a new answer of the machine', async () => {
    const [row] = await test.db.select({ sha256: files.sha256 }).from(files).where(eq(files.id, bare))
    kit.results.set(row!.sha256, [answer(false)])
    await kit.catalog.search.indexFiles([bare])
    expect(await veiled()).toEqual([])
  })
})

describe('what a person says', () => {
  it('counts instead of what a machine says, and is taken back and forth', async () => {
    const cleared = await kit.catalog.sensitive.set(actor, [bare], false)
    const marked = await kit.catalog.sensitive.set(actor, [beach], true)
    await kit.index()
    expect([await veiled(), await found('is:sensitive')]).toEqual([['beach.jpg'], ['beach.jpg']])
    expect(await kit.catalog.sensitive.ofFile(actor, bare)).toEqual({ sensitive: false, said: false, seen: true })
    await kit.catalog.search.indexFiles([bare, beach]) // a later run of the machine changes nothing
    expect(await veiled()).toEqual(['beach.jpg'])
    const undone = await kit.catalog.history.undo(actor, marked.changeId!)
    await kit.catalog.history.undo(actor, cleared.changeId!)
    expect(await veiled()).toEqual(['bare.jpg'])
    await kit.catalog.history.undo(actor, undone.changeId!)
    expect(await veiled()).toEqual(['bare.jpg', 'beach.jpg'])
    expect((await kit.catalog.history.ofFile(actor, beach)).map(({ action }) => action)).toEqual(['sensitive-marked', 'sensitive-cleared', 'sensitive-marked'])
  })

  it('stays while the analyzer is off', async () => {
    await kit.catalog.sensitive.set(actor, [beach], true)
    await turn(false)
    expect(await veiled()).toEqual(['beach.jpg'])
  })

  it('is one change for many, without those that are so already', async () => {
    expect(await kit.catalog.sensitive.set(actor, [beach, bare], true)).toMatchObject({ files: 1 })
    expect(await kit.catalog.sensitive.set(actor, [beach, bare], true)).toEqual({ changeId: null, files: 0 })
  })

  it('is not taken back over a later word', async () => {
    const first = await kit.catalog.sensitive.set(actor, [beach], true)
    await kit.catalog.sensitive.set(actor, [beach], false)
    await expect(kit.catalog.history.undo(actor, first.changeId!)).rejects.toMatchObject({ key: 'catalog.changed-since' })
  })

  it('is for members; a stranger sees nothing', async () => {
    await expect(kit.catalog.sensitive.set(viewer, [beach], true)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(kit.catalog.sensitive.set(stranger, [beach], true)).rejects.toMatchObject({ code: 'not-found' })
    await expect(kit.catalog.sensitive.ofFile(stranger, beach)).rejects.toMatchObject({ code: 'not-found' })
  })
})
