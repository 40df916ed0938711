import { mkdir, rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import type { InstalledTool } from '../media/index.ts'
import type { Database } from '../platform/database.ts'
import type { Message } from '../platform/errors.ts'
import { newId } from '../platform/ids.ts'
import type { Log } from '../platform/log.ts'
import type { Queue } from '../platform/queue.ts'

/** degraded: works, yet somebody should look · failing: does not do what it is for. */
export interface HealthCheck { name: 'database' | 'storage' | 'disk' | 'queue' | 'tools'; state: 'ok' | 'degraded' | 'failing'; message?: Message }
export interface HealthReport { status: 'starting' | 'ok' | 'degraded' | 'failing'; checks: HealthCheck[] }

export interface HealthParts { db: Database; queue: Pick<Queue, 'counts'>; log: Log; dataDir: string; installedTools: () => Promise<InstalledTool[]> }

/** Below this, in bytes, the next film may not fit. */
const LITTLE_SPACE = 2e9
const PATIENCE_MS = 3000

type Check = (parts: HealthParts) => Promise<HealthCheck>
const ok = (name: HealthCheck['name']): HealthCheck => ({ name, state: 'ok' })

/** What we are for: without one of these nothing can be looked at or taken in. Cheap, for anybody may ask. */
export async function checkEssentials(parts: HealthParts): Promise<HealthReport> {
  return summed(await Promise.all([
    answered('database', 'operations.database-away', checkDatabase, parts), answered('storage', 'operations.storage-not-writable', checkStorage, parts), answered('queue', 'operations.queue-away', checkQueue, parts),
  ]))
}

/** Everything, also what only makes us poorer. */
export async function checkHealth(parts: HealthParts): Promise<HealthReport> {
  const [essentials, ...more] = await Promise.all([checkEssentials(parts), answered('disk', 'operations.storage-not-writable', checkDisk, parts), answered('tools', 'operations.tools-unknown', checkTools, parts)])
  return summed([...essentials.checks, ...more])
}

function summed(checks: HealthCheck[]): HealthReport {
  const worst = (['failing', 'degraded'] as const).find((state) => checks.some((check) => check.state === state))
  return { status: worst ?? 'ok', checks }
}

/** A check that throws or takes too long is an answer too. */
async function answered(name: HealthCheck['name'], key: string, check: Check, parts: HealthParts): Promise<HealthCheck> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS) })
  try {
    return await Promise.race([check(parts), late])
  } catch (error) {
    parts.log.warn({ err: error, check: name }, 'a health check failed')
    return { name, state: name === 'tools' ? 'degraded' : 'failing', message: { key, params: {} } }
  } finally {
    clearTimeout(timer)
  }
}

async function checkDatabase({ db }: HealthParts): Promise<HealthCheck> {
  await db.execute(sql`select 1`)
  return ok('database')
}

/** Where files arrive and are made: whether a byte can be written there, not only whether it looks so. */
async function checkStorage({ dataDir }: HealthParts): Promise<HealthCheck> {
  const path = join(dataDir, 'tmp', `health-${newId()}`)
  await mkdir(join(dataDir, 'tmp'), { recursive: true, mode: 0o700 })
  try {
    await writeFile(path, '.', { flag: 'wx', mode: 0o600 })
  } finally {
    await rm(path, { force: true })
  }
  return ok('storage')
}

async function checkDisk({ dataDir }: HealthParts): Promise<HealthCheck> {
  const { bavail, bsize } = await statfs(dataDir)
  const free = bavail * bsize
  return free >= LITTLE_SPACE ? ok('disk') : { name: 'disk', state: 'degraded', message: { key: 'operations.disk-nearly-full', params: { gigabytes: free / 1e9 } } }
}

async function checkQueue({ queue }: HealthParts): Promise<HealthCheck> {
  await queue.counts()
  return ok('queue')
}

async function checkTools({ installedTools }: HealthParts): Promise<HealthCheck> {
  const missing = (await installedTools()).filter((tool) => tool.version === undefined)
  return missing.length === 0 ? ok('tools') : { name: 'tools', state: 'degraded', message: { key: 'operations.tools-missing', params: { tools: missing.map((tool) => tool.name).join(', ') } } }
}
