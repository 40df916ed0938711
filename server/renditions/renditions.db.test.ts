import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase, type TestDatabase } from '../../test/support/test-database.ts'
import { newVersion, testActor, testLibrary } from '../../test/support/test-library.ts'
import { defaultMediaLimits } from '../media/index.ts'
import type { Job } from '../platform/define-job.ts'
import type { Task } from '../platform/define-task.ts'
import { AppError } from '../platform/errors.ts'
import { silentLog } from '../platform/log.ts'
import type { JobHandler, Queue } from '../platform/queue.ts'
import { createRenditions } from './create-renditions.ts'
import { absent, type Drawn, ready } from './drawn.ts'

let test: TestDatabase
let kit: ReturnType<typeof testLibrary>
let space: string
const sent: { job: string; sha256: string; inside: boolean }[] = []
const hurried: { job: string; keys: string[] }[] = []
const workers = new Map<string, JobHandler<unknown>>()
let draw: (sha256: string) => Promise<Drawn[]> = async () => []

/** A queue that remembers what it was given; the real one has its own tests. */
const queue = {
  send: async (tx: unknown, job: Job<{ sha256: string }>, input: { sha256: string }) => { sent.push({ job: job.name, sha256: input.sha256, inside: tx !== undefined }) },
  sendMany: async (tx: unknown, job: Job<{ sha256: string }>, inputs: { sha256: string }[]) => { for (const { sha256 } of inputs) sent.push({ job: job.name, sha256, inside: tx !== undefined }) },
  work: (job: Job<unknown>, handler: JobHandler<unknown>) => { workers.set(job.name, handler) },
  hurry: async (job: { name: string }, keys: string[]) => { hurried.push({ job: job.name, keys }) },
} as unknown as Queue
const tasks = { call: async (_task: Task<unknown, unknown>, input: unknown) => draw((input as { sha256: string }).sha256) } as never

let renditions: ReturnType<typeof createRenditions>
beforeAll(async () => {
  test = await testDatabase()
  kit = testLibrary(test.db)
  space = (await testActor(test.db)).spaces[0]!.id
  renditions = createRenditions({ db: test.db, events: kit.events, queue, tasks, dataDir: kit.folder, limits: defaultMediaLimits, log: silentLog(), originalPath: (sha256) => kit.library.originalPath(sha256) })
})
afterAll(async () => {
  await test.drop()
  rmSync(kit.folder, { recursive: true, force: true })
})
beforeEach(() => {
  sent.length = 0
  draw = async () => []
})

async function content(text: string, kind: 'image' | 'audio' | 'video' = 'image') {
  const version = newVersion(kit.folder, space, text, { name: `${text}.bin`, kind })
  await test.db.transaction((tx) => kit.library.addVersion(tx, version))
  return version.sha256
}
async function drawn(profile: 'preview' | 'thumbnail' | 'waveform' | 'hover', text: string): Promise<Drawn> {
  mkdirSync(join(kit.folder, 'tmp'), { recursive: true })
  const path = join(mkdtempSync(join(kit.folder, 'tmp', 'drawn-')), 'made')
  writeFileSync(path, text)
  return ready(profile, path, { width: 40, height: 30 })
}
const run = (job: string, sha256: string, lastAttempt = false) => workers.get(job)!({ sha256 }, { signal: new AbortController().signal, lastAttempt })

describe('renditions', () => {
  it('move to their place below their content and are found with a lasting tag', async () => {
    const sha256 = await content('one')
    const made = await drawn('preview', 'picture')
    await test.db.transaction((tx) => renditions.record(tx, sha256, [made]))
    await renditions.discard([made])
    const found = await renditions.find(sha256, 'preview')
    expect(found).toMatchObject({ mediaType: 'image/jpeg', width: 40, height: 30, size: 7, path: join(kit.folder, 'renditions', sha256.slice(0, 2), sha256.slice(2, 4), sha256, 'preview.jpg') })
    expect(readFileSync(found!.path, 'utf8')).toBe('picture')
    expect(found!.etag).toMatch(/^"[\w-]+"$/)
    expect(existsSync(made.path!)).toBe(false)
    expect(await renditions.find(sha256, 'hover')).toBeUndefined()
    expect(await renditions.ready([sha256])).toEqual(new Map([[sha256, new Set(['preview'])]]))
  })

  it('leave no temporary folder behind when they were not recorded', async () => {
    const made = await drawn('preview', 'never kept')
    await renditions.discard([made])
    expect(readdirSync(join(kit.folder, 'tmp')).filter((name) => name.startsWith('drawn-'))).toEqual([])
  })

  it('are planned within the transaction that adds a video, and not for a picture', async () => {
    const video = await content('film', 'video')
    await content('photo', 'image')
    expect(sent).toEqual([{ job: 'renditions.make-hover', sha256: video, inside: true }, { job: 'renditions.make-copy', sha256: video, inside: true }])
  })

  it('of a sound hold its peaks', async () => {
    const sha256 = await content('song', 'audio')
    await test.db.transaction(async (tx) => renditions.record(tx, sha256, [await drawn('waveform', '{"seconds":2.5,"peaks":[0,128,255]}')]))
    expect(await renditions.waveform(sha256)).toEqual({ seconds: 2.5, peaks: [0, 128, 255] })
  })

  it('are made by a job once; another run has nothing to do', async () => {
    const sha256 = await content('clip', 'video')
    let calls = 0
    draw = async () => { calls++; return [await drawn('hover', 'moving')] }
    await run('renditions.make-hover', sha256)
    await run('renditions.make-hover', sha256)
    expect(calls).toBe(1)
    expect(await renditions.find(sha256, 'hover')).toMatchObject({ mediaType: 'video/mp4' })
  })

  it('that cannot be made say why and are not planned again; what may go better is tried again', async () => {
    const sha256 = await content('broken', 'video')
    draw = async () => { throw new AppError('unavailable', 'platform.task-crashed') }
    await expect(run('renditions.make-hover', sha256)).rejects.toMatchObject({ key: 'platform.task-crashed' })
    await run('renditions.make-hover', sha256, true)
    sent.length = 0
    await renditions.plan()
    expect(sent.filter((one) => one.job === 'renditions.make-hover').map((one) => one.sha256)).not.toContain(sha256)
  })

  it('that are missing are planned, until they are there or known to be needless', async () => {
    const sha256 = await content('bare', 'audio')
    await renditions.plan()
    expect(sent.filter((one) => one.sha256 === sha256 && !one.inside).map(({ job }) => job)).toEqual(['renditions.make', 'renditions.make-copy'])
    await test.db.transaction(async (tx) => renditions.record(tx, sha256, [await drawn('waveform', '{}'), absent('preview', 'needless', 'renditions.no-cover'), absent('thumbnail', 'needless', 'renditions.no-cover'), absent('web-audio', 'needless', 'renditions.plays-as-it-is')]))
    sent.length = 0
    await renditions.plan()
    expect(sent.map((one) => one.sha256)).not.toContain(sha256)
  })

  it('of what a person looks at go before everything else', async () => {
    await renditions.hurry(['abc'])
    expect(hurried).toEqual(['renditions.make', 'renditions.make-hover', 'renditions.make-copy'].map((job) => ({ job, keys: ['abc'] })))
  })

  it('are gone, folder and all, when their content is forgotten', async () => {
    const sha256 = await content('gone')
    await test.db.transaction(async (tx) => renditions.record(tx, sha256, [await drawn('preview', 'x')]))
    await renditions.remove(sha256)
    expect(await renditions.find(sha256, 'preview')).toBeUndefined()
    expect(existsSync(join(kit.folder, 'renditions', sha256.slice(0, 2)))).toBe(false)
  })
})
