import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testHouse, type TestHouse } from '../../test/support/test-house.ts'
import { newVersion, testLibrary } from '../../test/support/test-library.ts'
import type { Actor } from '../access/index.ts'
import type { InstalledTool } from '../media/index.ts'
import { connectDatabase, silentLog, type Database, type Job, type Queue } from '../platform/index.ts'
import { createOperations } from './index.ts'

const tools: InstalledTool[] = [{ name: 'ffmpeg', version: '5.1.6', needed: 'media.tool-ffmpeg' }, { name: 'heif-convert', version: undefined, needed: 'media.tool-heif' }]

let house: TestHouse
let ada: Actor
let bert: Actor
let dataDir: string
beforeAll(async () => {
  house = await testHouse()
  ada = (await house.setUp()).actor
  bert = (await house.person(ada, 'Bert', 'member')).actor
  dataDir = mkdtempSync(join(tmpdir(), 'mantel-operations-'))
})
afterAll(async () => {
  await house.close()
  rmSync(dataDir, { recursive: true, force: true })
})

function operate({ db = house.db, folder = dataDir, found = tools, counts = async () => [] }: { db?: Database; folder?: string; found?: InstalledTool[]; counts?: Queue['counts'] } = {}) {
  const declared: Job<never>[] = []
  const queue: Pick<Queue, 'counts' | 'work'> = { counts, work: (job) => { declared.push(job as unknown as Job<never>) } }
  const { library } = testLibrary(house.db)
  const operations = createOperations({ db, clock: house.clock, log: silentLog(), queue, access: house.access, library, dataDir: folder, version: '0.1.0', trashDays: 30, installedTools: async () => found })
  operations.stop()
  return { operations, declared, library }
}

describe('health', () => {
  it('is starting until all is started, then ok', async () => {
    const { operations } = operate()
    expect(await operations.health()).toEqual({ status: 'starting' })
    operations.ready()
    expect(await operations.health()).toEqual({ status: 'ok' })
  })

  it('tells a stranger nothing but that, and an administrator what is missing', async () => {
    const { operations } = operate()
    operations.ready()
    expect(Object.keys(await operations.health())).toEqual(['status'])
    const { status, checks } = await operations.healthDetails(ada)
    expect(status).toBe('degraded')
    expect(checks.map((check) => check.name)).toEqual(['database', 'storage', 'queue', 'disk', 'tools'])
    expect(checks.at(-1)).toEqual({ name: 'tools', state: 'degraded', message: { key: 'operations.tools-missing', params: { tools: 'heif-convert' } } })
    await expect(operations.healthDetails(bert)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('is failing when the database is away', async () => {
    const gone = connectDatabase({ host: dataDir, port: 1, user: 'nobody', password: '', database: 'none' }, { max: 1 })
    const { operations } = operate({ db: gone.db })
    operations.ready()
    expect(await operations.health()).toEqual({ status: 'failing' })
    expect((await operations.healthDetails(ada)).checks[0]).toEqual({ name: 'database', state: 'failing', message: { key: 'operations.database-away', params: {} } })
    await gone.close()
  })

  it('is failing when nothing can be written or the queue does not answer', async () => {
    const file = join(dataDir, 'not-a-folder')
    writeFileSync(file, '')
    const { operations } = operate({ folder: file, counts: () => Promise.reject(new Error('away')) })
    const { checks } = await operations.healthDetails(ada)
    expect(checks.filter((check) => check.state === 'failing').map((check) => check.name)).toEqual(['storage', 'queue'])
  })
})

describe('status', () => {
  it('shows versions, native decoders among them, and space to administrators only (security rule 22)', async () => {
    mkdirSync(join(dataDir, 'models'), { recursive: true })
    writeFileSync(join(dataDir, 'models', 'a.onnx'), Buffer.alloc(1234))
    const { operations } = operate()
    house.clock.forward(90_000)
    const status = await operations.status(ada)
    expect(status).toMatchObject({ version: '0.1.0', uptimeSeconds: 90, files: 0, people: 2, sources: 0, originalsBytes: 0, renditionsBytes: 0, disk: { models: 1234 } })
    expect(status.tools.map((tool) => [tool.name, tool.ok])).toEqual([['Node.js', true], ['PostgreSQL', true], ['ffmpeg', true], ['heif-convert', false]])
    expect(status.tools[1]?.version).toMatch(/^18/)
    expect(status.tools[3]).toMatchObject({ version: null, note: { key: 'media.tool-heif' } })
    expect(status.disk.database).toBeGreaterThan(1e6)
    expect(status.freeBytes).toBeGreaterThan(0)
    await expect(operations.status(bert)).rejects.toMatchObject({ code: 'forbidden', key: 'access.admin-needed' })
  })

  it('counts no file of a private space that the administrator is not in (security rule 7)', async () => {
    const { operations, library } = operate()
    const secret = await house.access.createSpace(bert, 'Private')
    const shared = newVersion(dataDir, ada.spaces[0]!.id, 'seen by both')
    await house.db.transaction((tx) => library.addVersion(tx, shared))
    await house.db.transaction((tx) => library.addVersion(tx, newVersion(dataDir, secret.id, 'seen by Bert alone')))
    const status = await operations.status(ada)
    expect(status.files).toBe(1)
    expect(status.originalsBytes).toBe('seen by both'.length + 'seen by Bert alone'.length)
  })
})

describe('what runs by itself', () => {
  it('is declared with its hour', () => {
    expect(operate().declared.map((job) => [job.name, job.schedule])).toEqual([['operations.purge-trash', '20 3 * * *'], ['operations.sweep-leftovers', '50 3 * * *']])
  })
})
