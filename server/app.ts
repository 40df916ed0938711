import { mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { composeRooms, type Rooms } from './compose-rooms.ts'
import { connectDatabase, createLog, lockInstance, migrate, startEmbeddedPostgres, type Config, type ConnectionAddress, type DatabaseConnection, type Log } from './platform/index.ts'
import { readyMessage } from './ready-message.ts'
import { startWebServer } from './web-server.ts'
import { superviseWorker } from './worker-process.ts'

export interface AppOptions {
  /** The database to use; without it the one of the configuration, or our own. */
  address?: ConnectionAddress
  /** The program file that a worker child runs; without it an 'all' works in this very process, as tests do. */
  script?: string
}

export interface App {
  /** Starts everything of its role and gives the line for people. */
  start: () => Promise<string>
  stop: () => Promise<void>
  /** Where pages are served, once started. */
  url: () => string
  rooms: () => Rooms
}

const root = join(import.meta.dirname, '..')
const taskScript = join(import.meta.dirname, import.meta.filename.endsWith('.ts') ? 'task-process.ts' : 'task-process.js')

/** The whole program as a value: what is started last is stopped first. */
export function createApp(config: Config, options: AppOptions = {}): App {
  const endings: (() => Promise<void> | void)[] = []
  let url = ''
  let rooms: Rooms | undefined
  let stopping: Promise<void> | undefined
  const stop = async (): Promise<void> => { for (const end of endings.splice(0).reverse()) await end() }
  return {
    url: () => url,
    rooms: () => {
      if (!rooms) throw new Error('the app has not been started')
      return rooms
    },
    stop: () => (stopping ??= stop()),
    async start() {
      mkdirSync(config.dataDir, { recursive: true, mode: 0o711 }) // others may pass through: PostgreSQL may run as somebody else
      const log = createLog({ level: config.logLevel, to: config.logTo, dataDir: config.dataDir, name: config.role })
      const address = await findDatabase(config, options, log, endings)
      const connection = connectDatabase(address, { max: config.role === 'worker' ? Math.max(10, config.workers * 3) : 15, name: `mantel ${config.role}` })
      endings.push(connection.close)
      await migrate(connection.db, join(root, 'drizzle'))
      rooms = composeRooms({ config, db: connection.db, address, log, taskScript })
      await startRooms(rooms, connection, endings)
      const spaceId = await rooms.access.firstSpace()
      for (const folder of config.sources) await rooms.ingest.addSourceAtStart({ root: folder, spaceId })
      if (config.role === 'worker' || (config.role === 'all' && !options.script)) await beginWork(rooms, log, endings, config.watch)
      if (config.role === 'worker') return 'Mantel works in the background.'
      const setupCode = await rooms.access.setupCode()
      const server = await startWebServer({ config, rooms, log, publicFolder: join(root, 'public') })
      endings.push(server.stop)
      if (config.role === 'all' && options.script) endings.push(superviseWorker({ script: options.script, order: { config, address }, log }).stop)
      const { port } = server.address as AddressInfo
      url = `http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${port}`
      rooms.operations.ready()
      return readyMessage(config, port, setupCode)
    },
  }
}

async function findDatabase(config: Config, { address }: AppOptions, log: Log, endings: (() => Promise<void> | void)[]): Promise<ConnectionAddress> {
  if (address) return address
  if (config.databaseUrl) return { url: config.databaseUrl }
  endings.push(lockInstance(config.dataDir))
  const server = await startEmbeddedPostgres({ dataDir: config.dataDir, log })
  endings.push(server.stop)
  return server.address
}

async function startRooms({ events, queue, tasks, operations }: Rooms, connection: DatabaseConnection, endings: (() => Promise<void> | void)[]): Promise<void> {
  endings.push(operations.stop, tasks.stop)
  await events.start(connection.listener)
  await queue.start()
  endings.push(queue.stop)
}

/** What only a worker does: makes right what a kill left, begins to work, watches, and plans what was missed. */
async function beginWork({ ingest, queue, analysis, renditions, catalog, operations }: Rooms, log: Log, endings: (() => Promise<void> | void)[], watch: boolean): Promise<void> {
  await ingest.prepare()
  await queue.beginWork()
  if (watch) {
    await ingest.startWatching()
    endings.push(ingest.stopWatching)
  }
  const inTime = async () => {
    await operations.sweep()
    await renditions.plan()
    await analysis.plan()
    await catalog.search.indexLacking()
  }
  inTime().catch((error: unknown) => log.error({ err: error }, 'could not plan what was missed'))
}
