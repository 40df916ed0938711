import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { composeRooms, type Rooms } from './compose-rooms.ts'
import { layGround, type Ground } from './ground.ts'
import { connectDatabase, migrate, type Config, type Log } from './platform/index.ts'
import { startDlna } from './start-dlna.ts'
import { readyMessage } from './ready-message.ts'
import { startWebServer } from './web-server.ts'
import { superviseWorker } from './worker-process.ts'

export interface AppOptions {
  /** What is being made ready already; without it, that is done here. */
  ground?: Promise<Ground>
  /** The main process, whose worker this is, has migrated and knows the sources. */
  isPrepared?: boolean
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
      const ground = await (options.ground ?? layGround(config))
      endings.push(ground.stop)
      const { address, log } = ground
      const connection = connectDatabase(address, { max: config.role === 'worker' ? Math.max(10, config.workers * 3) : 15, name: `mantel ${config.role}` })
      endings.push(connection.close)
      rooms = composeRooms({ config, db: connection.db, address, log, taskScript })
      endings.push(rooms.operations.stop, rooms.tasks.stop, rooms.vectorTasks.stop, () => rooms?.catalog.similar?.stop(), rooms.queue.stop)
      if (!options.isPrepared) await migrate(connection.db, join(root, 'drizzle'))
      await rooms.events.start(connection.listener)
      if (!options.isPrepared) await addSources(rooms, config)
      if (config.role === 'worker' || (config.role === 'all' && !options.script)) await beginWork(rooms, log, endings, config.watch)
      if (config.role === 'worker') return 'Mantel works in the background.'
      const setupCode = await rooms.access.setupCode()
      const server = await startWebServer({ config, rooms, log, publicFolder: join(root, 'public') })
      endings.push(server.stop)
      endings.push(startDlna({ config, rooms, log, publicFolder: join(root, 'public') }))
      if (config.role === 'all' && options.script) endings.push(superviseWorker({ script: options.script, order: { config, address }, log }).stop)
      const { port } = server.address as AddressInfo
      url = `http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${port}`
      rooms.operations.ready()
      // pages need no queue: it gets ready behind the first one, and whoever sends waits for it
      rooms.queue.start().catch((error: unknown) => log.error({ err: error }, 'the job queue could not start; it is tried again with the next job'))
      return readyMessage(config, port, setupCode)
    },
  }
}

/** The folders that were named at the start, in the first space. */
async function addSources({ access, ingest }: Rooms, { sources }: Config): Promise<void> {
  const spaceId = await access.firstSpace()
  for (const folder of sources) await ingest.addSourceAtStart({ root: folder, spaceId })
}

/** What only a worker does: makes right what a kill left, begins to work, watches, and plans what was missed. */
async function beginWork({ ingest, queue, inference, analysis, renditions, catalog, operations }: Rooms, log: Log, endings: (() => Promise<void> | void)[], watch: boolean): Promise<void> {
  await queue.start() // its tables are asked for by what follows
  await ingest.prepare()
  await queue.beginWork()
  if (watch) {
    await ingest.startWatching()
    endings.push(ingest.stopWatching)
  }
  await ingest.scanAtStart()
  const inTime = async () => {
    await operations.sweep()
    await renditions.plan()
    await analysis.plan()
    await catalog.search.indexLacking()
    await catalog.similar?.plan()
    await inference.prepare()
  }
  inTime().catch((error: unknown) => log.error({ err: error }, 'could not plan what was missed'))
}
