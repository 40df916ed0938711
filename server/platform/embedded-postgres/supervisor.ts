import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync, closeSync } from 'node:fs'
import { createHash, randomBytes } from 'node:crypto'
import { tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { AppError } from '../errors.ts'
import type { Log } from '../log.ts'
import { ownProcess } from '../own-process.ts'
import type { ConnectionAddress } from './address.ts'
import { findPostgresBinaries } from './binaries.ts'
import { clearDeadLock, findOrphan } from './postmaster-lock.ts'
import { choosePostgresUser, type PostgresUser } from './postgres-user.ts'

export interface EmbeddedPostgres {
  address: ConnectionAddress
  /** 'started' fresh, or 'adopted' from a Mantel that was killed. */
  origin: 'started' | 'adopted'
  pid: number
  stop: () => Promise<void>
}

const PORT = 5432 // only names the socket file: nothing listens on TCP
const DATABASE = 'mantel'
/** A sixteenth of the machine's memory, 128 to 512 MB: documents and indexes of 100,000 files want 200, and what is not used is not taken. */
const BUFFER_MB = Math.round(Math.min(512, Math.max(128, totalmem() / 1024 ** 2 / 16)))
const SETTINGS = { listen_addresses: '', max_connections: 60, shared_buffers: `${BUFFER_MB}MB`, max_wal_size: '1GB', wal_compression: 'on', checkpoint_timeout: '15min', random_page_cost: 1.1, jit: 'off', max_parallel_workers_per_gather: 0, log_min_messages: 'warning', shared_memory_type: 'mmap' }

/** Starts the PostgreSQL that Mantel brings along in DATA_DIR/postgres, or adopts one that a killed Mantel left running there. */
export async function startEmbeddedPostgres({ dataDir, log, settings = {} }: { dataDir: string; log: Log; settings?: Record<string, string | number> }): Promise<EmbeddedPostgres> {
  const binaries = findPostgresBinaries()
  const cluster = join(dataDir, 'postgres')
  const sockets = socketFolder(dataDir)
  mkdirSync(join(dataDir, 'secrets'), { recursive: true, mode: 0o700 })
  const user = choosePostgresUser([cluster, sockets, join(binaries, 'bin', 'postgres')])
  const password = readPassword(join(dataDir, 'secrets', 'postgres-password'))
  const address = { host: sockets, port: PORT, user: 'mantel', password, database: DATABASE }
  const orphan = findOrphan(cluster)
  if (orphan && (await answers(address))) return { address, origin: 'adopted', pid: orphan, stop: () => stopProcess(orphan) }
  if (orphan) await stopProcess(orphan)
  else await clearDeadLock(cluster, join(sockets, `.s.PGSQL.${PORT}.lock`))
  for (const folder of [cluster, sockets]) prepareFolder(folder, user)
  if (!existsSync(join(cluster, 'PG_VERSION'))) await initialise(binaries, cluster, writeOnce(join(sockets, 'password'), password, user), user)
  const server = launch(binaries, cluster, sockets, user, { ...SETTINGS, ...settings }, join(dataDir, 'logs'))
  await untilReady(server, address)
  log.info({ pid: server.pid }, 'PostgreSQL is up')
  return { address, origin: 'started', pid: server.pid ?? 0, stop: () => stopProcess(server.pid ?? 0) }
}

/** A socket's path must stay under 108 bytes (sun_path), so a deep data folder gets a short one beside it. */
function socketFolder(dataDir: string): string {
  const inside = join(dataDir, 'run')
  return inside.length < 80 ? inside : join(tmpdir(), `mantel-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`)
}

function readPassword(path: string): string {
  if (!existsSync(path)) writeFileSync(path, randomBytes(24).toString('hex'), { mode: 0o600 })
  return readFileSync(path, 'utf8').trim()
}

function prepareFolder(folder: string, user: PostgresUser): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  if (user.owner) chownSync(folder, user.owner.uid, user.owner.gid)
}

/** initdb reads the password from a file that the server's user can open; it is gone right after. */
function writeOnce(path: string, text: string, user: PostgresUser): string {
  writeFileSync(path, text, { mode: 0o600 })
  if (user.owner) chownSync(path, user.owner.uid, user.owner.gid)
  return path
}

async function initialise(binaries: string, cluster: string, passwordFile: string, user: PostgresUser): Promise<void> {
  // a first start that was killed in the middle leaves files without PG_VERSION: nothing was in it yet
  rmSync(cluster, { recursive: true, force: true })
  prepareFolder(cluster, user)
  const args = ['-D', cluster, '--username=mantel', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions']
  const { file, args: wrapped, ...as } = user.command(join(binaries, 'bin', 'initdb'), args)
  const child = spawn(file, wrapped, { ...as, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'], env: { ...ownProcess.environment(), LC_ALL: 'C.UTF-8' } })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => { said += chunk.toString() })
  const code = await new Promise((done) => child.once('close', done))
  rmSync(passwordFile, { force: true })
  if (code !== 0) throw new AppError('unavailable', 'platform.postgres-init-failed', { said: said.slice(-500) })
}

function launch(binaries: string, cluster: string, sockets: string, user: PostgresUser, settings: Record<string, string | number>, logs: string): ChildProcess {
  const args = ['-D', cluster, '-k', sockets, '-p', String(PORT), ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const { file, args: wrapped, ...as } = user.command(join(binaries, 'bin', 'postgres'), args)
  mkdirSync(logs, { recursive: true, mode: 0o700 })
  const log = openSync(join(logs, 'postgres.log'), 'a')
  // a session of its own: Ctrl-C in the terminal reaches us first, and we stop it when nobody needs it any more
  const server = spawn(file, wrapped, { ...as, cwd: '/', detached: true, stdio: ['ignore', log, log] })
  closeSync(log)
  server.unref()
  return server
}

async function untilReady(server: ChildProcess, address: ConnectionAddress): Promise<void> {
  let ended = false
  server.once('exit', () => { ended = true })
  server.once('error', () => { ended = true })
  const deadline = Date.now() + 60_000 // recovery after a crash may take a while
  while (!(await answers(address))) {
    if (ended || Date.now() > deadline) throw new AppError('unavailable', 'platform.postgres-did-not-start', { log: 'logs/postgres.log' })
    await new Promise((next) => setTimeout(next, 25))
  }
}

/** True when the server lets us in; makes our database on the way when it is not there yet. */
async function answers(address: ConnectionAddress): Promise<boolean> {
  if ('url' in address) return true
  if (!existsSync(join(address.host, `.s.PGSQL.${address.port}`))) return false
  const client = postgres({ ...address, database: 'postgres', max: 1, connect_timeout: 5, onnotice: () => undefined })
  try {
    const rows = await client`select 1 from pg_database where datname = ${address.database}`
    if (rows.length === 0) await client.unsafe(`create database ${address.database}`)
    return true
  } catch {
    return false
  } finally {
    await client.end({ timeout: 1 })
  }
}

/** SIGINT is PostgreSQL's fast shutdown: open transactions are rolled back, everything is written. */
async function stopProcess(pid: number): Promise<void> {
  if (!pid) return
  ownProcess.signal(pid, 'SIGINT')
  const deadline = Date.now() + 20_000
  while (ownProcess.isAlive(pid)) {
    if (Date.now() > deadline) ownProcess.signal(pid, 'SIGQUIT')
    if (Date.now() > deadline + 5000) return
    await new Promise((next) => setTimeout(next, 15))
  }
}
