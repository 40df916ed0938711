import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { freshDataDir, killAll, startMantel } from '../test/support/running-mantel.ts'
import { machine, memoryOf } from './whole-product/product.ts'

// How long from `npm start` to the first line, warm, and how much memory does a quiet Mantel take? Beside it: npm running a script that does nothing.
const root = join(import.meta.dirname, '..')
const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const dataDir = freshDataDir()
await (await startMantel({ dataDir })).stop()
await killAll(dataDir)

async function start(command: string, args: string[]): Promise<number> {
  const begun = performance.now()
  const child = spawn(command, [...args, '--port', '0', '--host', '127.0.0.1'], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], env: { NODE_COMPILE_CACHE: join(root, 'dist/.compiled'), ...process.env, MANTEL_DATA_DIR: dataDir }, detached: true })
  await new Promise<void>((ready) => createInterface({ input: child.stdout }).on('line', (line) => { if (line.includes('http://')) ready() }))
  const seconds = (performance.now() - begun) / 1000
  const ended = new Promise((done) => child.once('close', done))
  if (child.pid) process.kill(-child.pid, 'SIGINT') // as Ctrl-C in a terminal: the whole group
  await ended
  await killAll(dataDir)
  return seconds
}

async function nothingByNpm(): Promise<number> {
  const begun = performance.now()
  await new Promise((done) => spawn('npm', ['exec', '--', 'node', '-e', '0'], { cwd: root, stdio: 'ignore' }).once('close', done))
  return (performance.now() - begun) / 1000
}

const servers: number[] = [], starts: number[] = [], nothings: number[] = []
for (let round = 0; round < 5; round++) {
  servers.push(await start(process.execPath, ['--no-warnings', join(root, 'dist/main.js')]))
  starts.push(await start('npm', ['start', '--silent', '--']))
  nothings.push(await nothingByNpm())
}
const mantel = await startMantel({ dataDir })
const begun = performance.now()
await fetch(`${mantel.url}/login`)
const page = performance.now() - begun
await new Promise((next) => setTimeout(next, 40_000)) // children that had work at start have ended
const idle = memoryOf(dataDir)
await mantel.stop()
await killAll(dataDir)
console.log(`Warm start to the first line, PostgreSQL included: ${median(servers).toFixed(2)} s (goal ≤ 1.5 s); by npm start ${median(starts).toFixed(2)} s (goal < 2 s), of which npm doing nothing takes ${median(nothings).toFixed(2)} s; first page after it: ${page.toFixed(0)} ms`)
console.log(`Idle: ${idle.pssMb} MB (PSS) in ${idle.processes} processes, PostgreSQL included (goal ≤ 350 MB); the sum of RSS, shared pages counted again in each process: ${idle.rssMb} MB`)
console.log(machine())
process.exit(0)
