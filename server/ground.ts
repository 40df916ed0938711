import { mkdirSync } from 'node:fs'
import { createLog, lockInstance, startEmbeddedPostgres, type Config, type ConnectionAddress, type Log } from './platform/index.ts'

/** What must stand before anything else can: a folder, a log, and a PostgreSQL that answers. */
export interface Ground {
  address: ConnectionAddress
  log: Log
  stop: () => Promise<void>
}

/** Makes the data folder and starts our own PostgreSQL there, unless an address is given, by the configuration or by the main process to its worker. */
export async function layGround(config: Config, given?: ConnectionAddress): Promise<Ground> {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o711 }) // others may pass through: PostgreSQL may run as somebody else
  const log = createLog({ level: config.logLevel, to: config.logTo, dataDir: config.dataDir, name: config.role })
  const address = given ?? (config.databaseUrl ? { url: config.databaseUrl } : undefined)
  if (address) return { address, log, stop: async () => undefined }
  const unlock = lockInstance(config.dataDir)
  const server = await startEmbeddedPostgres({ dataDir: config.dataDir, log })
  return { address: server.address, log, stop: async () => { await server.stop(); unlock() } }
}
