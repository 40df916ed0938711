import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAccess } from '../../server/access/index.ts'
import { createAnalysis } from '../../server/analysis/index.ts'
import { createCatalog, createLabelVocabulary, createSight } from '../../server/catalog/index.ts'
import { createInference } from '../../server/inference/index.ts'
import { createIngest } from '../../server/ingest/index.ts'
import { createLibrary, diskStorage } from '../../server/library/index.ts'
import { createDevices, createModels, createOperations } from '../../server/operations/index.ts'
import { createEvents, createQueue, createSettings, readConfig, silentLog, systemClock, type Config } from '../../server/platform/index.ts'
import { createWebDoor, loadAssets } from '../../server/protocols/web/index.ts'
import { createRenditions } from '../../server/renditions/index.ts'
import { labelWords } from '../../views/labels.ts'
import { soundWords } from '../../views/sounds.ts'
import { treeWords } from '../../views/tree-words.ts'
import { tasksHere } from './tasks-here.ts'
import { testDatabase } from './test-database.ts'

export type WebHouse = Awaited<ReturnType<typeof webHouse>>
/** One browser: it keeps cookies, names its origin, and follows no redirects. */
export type Browser = ReturnType<typeof browserOf>

/** The whole house behind its browser door, every room real, on a database and a folder of its own. */
export async function webHouse({ work = false, config: given = {}, cardsFolder }: { work?: boolean; config?: Partial<Config>; /** Holds models/ with other cards than the program's. */ cardsFolder?: string } = {}) {
  const database = await testDatabase()
  const { db, address, listener } = database
  const dataDir = mkdtempSync(join(tmpdir(), 'mantel-web-'))
  const config = readConfig({}, { dataDir, workers: 2, watch: false, ...given })
  const limits = { maxFileBytes: config.maxFileBytes, maxPixels: config.maxPixels, maxFrames: config.maxFrames, maxDurationSeconds: config.maxDurationSeconds, maxTracks: config.maxTracks }
  const [log, clock] = [silentLog(), systemClock]
  const events = createEvents({ log })
  const settings = createSettings(db)
  const queue = createQueue({ db, address, log, workers: 2, events, settings })
  const access = createAccess({ db, clock, log, events, sessionDays: 30, secretsDir: join(dataDir, 'secrets') })
  const library = createLibrary({ db, events, storage: diskStorage({ root: join(dataDir, 'blobs') }), forgetRenditions: async () => undefined })
  const renditions = createRenditions({ db, dataDir, tasks: tasksHere, limits, log, originalPath: library.originalPath, events, queue })
  const ingest = createIngest({ db, events, queue, library, renditions, tasks: tasksHere, clock, log, dataDir, limits, missingSharePercent: 20, scanEveryMinutes: 0 })
  const inference = createInference({ modelsFolder: join(dataDir, 'models'), mirror: config.modelMirror, folder: cardsFolder, queue, db, events })
  const analysis = createAnalysis({ db, events, queue, settings, inference, tasks: tasksHere, limits, log, originals: { path: library.originalPath }, clock })
  const catalog = createCatalog({ db, events, queue, library, analysis, clock, log, labelWords: createLabelVocabulary(labelWords, soundWords), treeWords, settings, vectorIndex: { tasks: tasksHere, folder: join(dataDir, 'vectors') } })
  const sight = createSight({ db, access })
  const operations = createOperations({ db, clock, log, queue, access, library, dataDir, version: 'test', trashDays: 30 })
  const devices = createDevices({ db, clock, events, settings, access })
  const models = createModels({ db, inference, analysis, library })
  await events.start(listener)
  await queue.start()
  await ingest.prepare()
  if (work) await queue.beginWork()
  const publicFolder = join(dataDir, 'public')
  mkdirSync(join(publicFolder, 'vendor'), { recursive: true })
  writeFileSync(join(publicFolder, 'vendor/mantel.css'), 'body { color: black }\n'.repeat(100))
  writeFileSync(join(publicFolder, 'vendor/icons.svg'), '<svg xmlns="http://www.w3.org/2000/svg"></svg>')
  const door = createWebDoor({ access, library, catalog, sight, ingest, renditions, analysis, models, queue, devices, operations, events, config, clock, log, assets: loadAssets(publicFolder) })
  return {
    db, dataDir, config, access, library, catalog, sight, ingest, analysis, inference, queue, devices, renditions, events, settings, clock, log, door,
    /** A browser that was never here. */
    browser: () => browserOf(door.fetch),
    /** Makes the administrator 'Ada' and gives her browser. */
    async setUp() {
      const browser = browserOf(door.fetch)
      const answer = await browser.post('/setup/administrator', { code: await access.setupCode() ?? '', name: 'Ada', password })
      if (answer.status !== 303) throw new Error(`set-up answered ${answer.status}: ${await answer.text()}`)
      return browser
    },
    /** Gives a person access and logs their browser in. */
    async person(admin: Browser, name: string, role: 'member' | 'viewer') {
      await admin.post('/people', { name, role, password })
      const browser = browserOf(door.fetch)
      await browser.post('/session', { name, password })
      return browser
    },
    async close() {
      door.close()
      operations.stop()
      await ingest.stopWatching()
      await queue.stop()
      await database.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export const password = 'quiet river under 7 stones'
const origin = 'http://localhost:8400'

function browserOf(fetch: (request: Request) => Promise<Response>) {
  const cookies = new Map<string, string>()
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers({ host: 'localhost:8400', accept: 'text/html', ...([...cookies].length && { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }) })
    if (init.method && init.method !== 'GET' && init.method !== 'HEAD') headers.set('origin', origin)
    for (const [name, value] of new Headers(init.headers)) headers.set(name, value)
    const answer = await fetch(new Request(`${origin}${path}`, { ...init, headers }))
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /max-age=0/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer
  }
  const form = (fields: Record<string, string | string[]>): URLSearchParams => new URLSearchParams(Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one])))
  return {
    cookies,
    send,
    get: (path: string, headers: Record<string, string> = {}) => send(path, { headers }),
    post: (path: string, fields: Record<string, string | string[]> = {}, headers: Record<string, string> = {}) => send(path, { method: 'POST', body: form(fields), headers }),
    /** As htmx sends it. */
    swap: (path: string, fields: Record<string, string | string[]> = {}) => send(path, { method: 'POST', body: form(fields), headers: { 'hx-request': 'true' } }),
  }
}
