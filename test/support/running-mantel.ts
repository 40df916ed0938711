import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { connectDatabase, type DatabaseConnection } from '../../server/platform/index.ts'

const root = join(import.meta.dirname, '../..')

export interface RunningMantel {
  url: string
  /** Undefined once there is an administrator. */
  setupCode: string | undefined
  process: ChildProcess
  /** SIGINT, as Ctrl-C, and waits for the end; the exit code comes back. */
  stop: () => Promise<number | null>
}

/** Starts the built product as a person would, on loopback and a free port, and waits for its first line. */
export async function startMantel({ dataDir, sources = [], env = {} }: { dataDir: string; sources?: string[]; env?: Record<string, string> }): Promise<RunningMantel> {
  const child = spawn(join(root, 'node_modules/.bin/node'), [join(root, 'dist/main.js'), '--port', env.MANTEL_PORT ?? '0', '--host', '127.0.0.1', ...sources.flatMap((folder) => ['--source', folder])], {
    cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, MANTEL_DATA_DIR: dataDir, ...env },
  })
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => { errors += chunk.toString() })
  const first = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve)
    child.once('exit', (code) => reject(new Error(`Mantel ended with ${code} before it was ready: ${errors}`)))
  })
  const url = /http:\/\/[^ ]+/.exec(first)?.[0]
  if (!url) throw new Error(`the first line names no address: ${first}`)
  return {
    url, setupCode: /code (\S+)$/.exec(first)?.[1], process: child,
    stop: async () => {
      if (child.exitCode !== null) return child.exitCode
      const ended = new Promise<number | null>((done) => child.once('exit', done))
      child.kill('SIGINT')
      return ended
    },
  }
}

/** Looks into the database of a running Mantel beside it. */
export const lookInto = (dataDir: string): DatabaseConnection => connectDatabase({ host: join(dataDir, 'run'), port: 5432, user: 'mantel', database: 'mantel', password: readFileSync(join(dataDir, 'secrets/postgres-password'), 'utf8').trim() }, { max: 1 })

/** A fresh data folder for one test. */
export const freshDataDir = (): string => mkdtempSync(join(tmpdir(), 'mantel-data-'))

/** Every process of one Mantel: main, worker, children, PostgreSQL; they all inherit the data folder in their environment. */
export function processesOf(dataDir: string): number[] {
  const mark = `MANTEL_DATA_DIR=${dataDir}`
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      return pid !== process.pid && readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(mark)
    } catch {
      return false
    }
  })
}

/** kill -9 of all of them at once, as a power cut would. Repeats until none is left, for one may be forking. */
export async function killAll(dataDir: string): Promise<number> {
  let killed = 0
  for (let pids = processesOf(dataDir); pids.length; pids = processesOf(dataDir)) {
    for (const pid of pids) {
      try {
        process.kill(pid, 'SIGKILL')
        killed++
      } catch {
        // ended by itself meanwhile
      }
    }
    await new Promise((next) => setTimeout(next, 20))
  }
  return killed
}

/** A browser's session without a browser: makes the administrator and sends the cookie along from then on. */
export async function asAdministrator({ url, setupCode }: Pick<RunningMantel, 'url' | 'setupCode'>): Promise<(path: string, init?: RequestInit) => Promise<Response>> {
  const answer = await fetch(`${url}/setup/administrator`, { method: 'POST', redirect: 'manual', headers: { origin: url }, body: new URLSearchParams({ code: setupCode ?? '', name: 'Ann', password: administratorPassword }) })
  return withCookie(url, answer)
}

/** The same for a Mantel that is set up. */
export async function asReturning({ url }: Pick<RunningMantel, 'url'>): Promise<(path: string, init?: RequestInit) => Promise<Response>> {
  return withCookie(url, await fetch(`${url}/session`, { method: 'POST', redirect: 'manual', headers: { origin: url }, body: new URLSearchParams({ name: 'Ann', password: administratorPassword }) }))
}

export const administratorPassword = 'quiet river under 7 stones'

function withCookie(url: string, answer: Response): (path: string, init?: RequestInit) => Promise<Response> {
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ')
  if (answer.status !== 303 || !cookie) throw new Error(`could not log in: ${answer.status}`)
  return (path, init = {}) => fetch(new URL(path, url), { redirect: 'manual', ...init, headers: { cookie, origin: url, ...init.headers } })
}
