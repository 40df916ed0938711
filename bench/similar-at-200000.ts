// How fast are pictures like a picture found among 200,000, against comparing all of them, how many of the ten best are found, and in how much memory? By the product's own child process and files.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { seeded } from '../test/support/made-faces.ts'
import { packNumbers } from '../server/catalog/vectors/packed-numbers.ts'
import { vectorIndexTask, type IndexOrder } from '../server/catalog/vectors/vector-index-task.ts'
import { createTaskPool, silentLog } from '../server/platform/index.ts'

const count = Number(process.argv[2] ?? 200_000), dimensions = Number(process.argv[3] ?? 512), queries = 40
const CENTRES = 2000, SPREAD = 0.8, BATCH = 2000
const folder = mkdtempSync(join(tmpdir(), 'mantel-bench-vectors-'))
const place = { folder, vectorSpace: 'made', dimensions }
const tasks = createTaskPool({ script: join(import.meta.dirname, '../dist/task-process.js'), size: 1, idleSeconds: 600, memoryMb: 1536, log: silentLog(), inFront: true })
const ask = (order: IndexOrder) => tasks.call(vectorIndexTask, { place, ask: order }, { timeoutMs: 300_000 })
const next = seeded(11)
const unit = (vector: Float32Array): Float32Array => { const length = Math.hypot(...vector); return vector.map((value) => value / length) }
const gaussian = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
const centres = Array.from({ length: CENTRES }, () => unit(Float32Array.from({ length: dimensions }, gaussian)))
const made = (): Float32Array => unit(centres[Math.floor(next() * CENTRES)]!.map((value) => value + (gaussian() * SPREAD) / Math.sqrt(dimensions)))
const bytes = (vector: Float32Array): Uint8Array => new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength)
const at = (times: number[], share: number): string => `${times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(1)} ms`
/** Resident memory of the child, MB; a file that is read through the page cache is not in it. */
const childMemory = (): number => {
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ')
  return Math.max(...children.map((pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024))
}
async function timed<Result>(work: () => Promise<Result>): Promise<[Result, number]> {
  const from = performance.now()
  return [await work(), performance.now() - from]
}

const [, filled] = await timed(async () => {
  for (let first = 1; first <= count; first += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, count - first + 1) }, (_, i) => first + i)
    await ask({ do: 'add', numbers: packNumbers(numbers), vectors: Buffer.concat(numbers.map(() => bytes(made()))) })
  }
})
console.log(`${count} made vectors of ${dimensions} numbers taken in: ${(filled / 1000).toFixed(0)} s with making them; child ${childMemory().toFixed(0)} MB`)

const asked = Array.from({ length: queries }, made)
const all = packNumbers(Array.from({ length: count }, (_, i) => i + 1))
const some = packNumbers(Array.from({ length: Math.floor(count / 10) }, (_, i) => i * 10 + 1))
async function round(allowed?: Uint8Array<ArrayBuffer>): Promise<{ found: number[][]; times: number[] }> {
  const found: number[][] = [], times: number[] = []
  for (const query of asked) {
    const [answer, took] = await timed(() => ask({ do: 'search', vector: bytes(query) as Uint8Array<ArrayBuffer>, limit: 10, least: -1, ...(allowed && { allowed }) }))
    found.push([...answer.numbers ?? []])
    times.push(took)
  }
  return { found, times }
}
const brute = await round()
console.log(`all compared (no graph yet): p50 ${at(brute.times, 0.5)}, p95 ${at(brute.times, 0.95)}`)

let longest = 0
const [, grown] = await timed(async () => {
  for (let more = true; more;) {
    const [answer, took] = await timed(() => ask({ do: 'grow', most: 64 }))
    longest = Math.max(longest, took)
    more = answer.state.growing
  }
})
console.log(`graph grown: ${(grown / 1000).toFixed(0)} s, ${(count / (grown / 1000)).toFixed(0)} a second; a search waits ${longest.toFixed(0)} ms at most; child ${childMemory().toFixed(0)} MB`)

const graph = await round()
const recall = graph.found.reduce((sum, found, i) => sum + found.filter((number) => brute.found[i]!.includes(number)).length, 0) / (10 * queries)
console.log(`by the graph: p50 ${at(graph.times, 0.5)}, p95 ${at(graph.times, 0.95)}; recall@10 ${recall.toFixed(4)}; child ${childMemory().toFixed(0)} MB`)
const [filtered, everyone] = [await round(some), await round(all)]
console.log(`among a tenth, exactly: p50 ${at(filtered.times, 0.5)}, p95 ${at(filtered.times, 0.95)}`)
console.log(`among all as a condition, exactly: p50 ${at(everyone.times, 0.5)}, p95 ${at(everyone.times, 0.95)}; the same as comparing all: ${JSON.stringify(everyone.found) === JSON.stringify(brute.found)}`)
const ratio = brute.times.toSorted((a, b) => a - b)[queries >> 1]! / graph.times.toSorted((a, b) => a - b)[queries >> 1]!
await tasks.stop()
const again = createTaskPool({ script: join(import.meta.dirname, '../dist/task-process.js'), size: 1, idleSeconds: 60, memoryMb: 1536, log: silentLog(), inFront: true })
const [opened, opening] = await timed(() => again.call(vectorIndexTask, { place, ask: { do: 'state' } }, { timeoutMs: 300_000 }))
console.log(`opened again, every byte checked: ${(opening / 1000).toFixed(1)} s, ${opened.state.rows} rows, ${opened.state.graphRows} in the graph`)
console.log(`ratio: comparing all takes ${ratio.toFixed(0)} times as long · ${cpus().length} × ${cpus()[0]?.model}`)
await again.stop()
rmSync(folder, { recursive: true, force: true })
