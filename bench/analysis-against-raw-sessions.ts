import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { analyzers, analyzeTask, RASTER_EDGE, type Analyzer, type AskedAnalyzer } from '../server/analysis/index.ts'
import { createInference, type Raster } from '../server/inference/index.ts'
import { decodeRaster, defaultMediaLimits } from '../server/media/index.ts'
import { createTaskPool, silentLog } from '../server/platform/index.ts'
import { withModels } from '../test/support/choose-model.ts'
import { sharedMedia } from '../test/support/shared-media.ts'
import { picturesWithObjects } from './evaluation/manifest.ts'
import { askedOfChild } from './whole-product/able-analyzers.ts'
import { runAsChild } from './whole-product/as-child.ts'
import { createBareSessions, noting, type Call } from './whole-product/bare-sessions.ts'
import { useOfOnlyChild } from './whole-product/child-of-pool.ts'
import { processorTime } from './whole-product/processor-time.ts'
import { machine } from './whole-product/product.ts'

// How much of the time of all analyzers of pictures is spent in the networks themselves, how many pictures a minute does one worker's child look at, and how much memory does it take at most?
// Processor time: what else the machine does falls on neither side. The bare sessions run over the very tensors that the analyzers gave theirs, with one thread, as they do.
// Both sides run in a process that is set as the product's own children are, after one round over all pictures that is not counted: a worker looks at thousands of them.
// An argument names a folder of pictures; MODEL_MIRROR one of models. Needs a built dist/.
runAsChild()

const EACH = 5 // of the developers' photographs one in so many: enough for a ratio
const given = process.argv[2]
const media = sharedMedia()
if (!given && !media) throw new Error('There are no test media here: name a folder of pictures.')
const files = given
  ? readdirSync(given).map((name) => resolve(given, name)).filter((path) => statSync(path).isFile())
  : picturesWithObjects(media!).filter((_, i) => i % EACH === 0).map(({ file }) => file)

const modelsFolder = mkdtempSync(join(tmpdir(), 'mantel-bench-'))
const inference = createInference({ modelsFolder, mirror: process.env.MODEL_MIRROR })
await inference.models.prepare()
const ofPictures = analyzers.filter(({ kinds }) => kinds.includes('image'))
const asked = await Promise.all(ofPictures.map((analyzer) => withModels(inference, analyzer)))
const bare = createBareSessions(inference.models)

const look = (analyzer: Analyzer, raster: Raster, path: string, models: Pick<AskedAnalyzer, 'model' | 'beside'>): Promise<unknown> => {
  const context = { ...models, signal: new AbortController().signal }
  if (analyzer.needs === 'sound') throw new Error('a picture makes no sound')
  return analyzer.needs === 'raster' ? analyzer.analyze(raster, context) : analyzer.analyze(path, context)
}

const whole = new Map<string, { product: number; networks: number }>()
let decoding = 0
for (const path of files) {
  const raster = await decodeRaster(path, RASTER_EDGE)
  for (const { analyzer, model, beside } of asked) await look(analyzer, raster, path, { model, beside })
}
for (const path of files) {
  let raster: Raster | undefined
  decoding += await processorTime(async () => { raster = await decodeRaster(path, RASTER_EDGE) })
  const calls = asked.map((): Call[] => [])
  const warm = { ...raster! } // an object of its own for every round: what analyzers share of a picture is made anew, as for a new picture
  for (const [i, { analyzer, model, beside = {} }] of asked.entries()) {
    const noted = Object.fromEntries(Object.entries(beside).map(([role, one]) => [role, noting(one, calls[i]!)]))
    await look(analyzer, warm, path, { model: noting(model, calls[i]!), beside: noted })
    await bare.open(calls[i]!)
    await bare.run(calls[i]!)
  }
  const times = asked.map(() => ({ product: [] as number[], networks: [] as number[] }))
  for (let round = 0; round < 3; round++) {
    const shown = { ...raster! }
    for (const [i, { analyzer, model, beside }] of asked.entries()) {
      times[i]!.product.push(await processorTime(() => look(analyzer, shown, path, { model, beside })))
      times[i]!.networks.push(await processorTime(() => bare.run(calls[i]!)))
    }
  }
  for (const [i, { analyzer }] of asked.entries()) {
    const sum = whole.get(analyzer.name) ?? { product: 0, networks: 0 }
    whole.set(analyzer.name, { product: sum.product + Math.min(...times[i]!.product), networks: sum.networks + (calls[i]!.length > 0 ? Math.min(...times[i]!.networks) : 0) })
  }
}

const per = (seconds: number): string => `${((seconds / files.length) * 1000).toFixed(0)} ms`
console.log(`${files.length} pictures, processor time a picture:\n\n| analyzer | model | in all | networks alone | share |\n|---|---|---|---|---|`)
for (const { analyzer, model } of asked) {
  const { product, networks } = whole.get(analyzer.name)!
  console.log(`| ${analyzer.name} | ${model.id || 'none'} | ${per(product)} | ${networks ? per(networks) : '–'} | ${networks ? `${((networks / product) * 100).toFixed(0)} %` : '–'} |`)
}
const sums = [...whole.values()]
const total = (of: typeof sums, pick: (one: (typeof sums)[number]) => number): number => of.reduce((sum, one) => sum + pick(one), 0)
// BRISQUE's network is a table of 36 numbers in and one out: what image.quality does is measuring, with it or without
const withNetworks = [...whole].filter(([name, { networks }]) => networks > 0 && name !== 'image.quality').map(([, one]) => one)
const networks = total(sums, (one) => one.networks), product = total(sums, (one) => one.product)
console.log(`\nDecoding ${per(decoding)}. Throughput against the raw sessions: analyzers with networks ${((networks / total(withNetworks, (one) => one.product)) * 100).toFixed(1)} % (floor 85 %); all analyzers ${((networks / product) * 100).toFixed(1)} %; with decoding ${((networks / (product + decoding)) * 100).toFixed(1)} %`)

const script = join(import.meta.dirname, '../dist/task-process.js')
const pool = createTaskPool({ script, size: 1, idleSeconds: 60, memoryMb: 4096, log: silentLog() })
const lookByChild = (path: string) => pool.call(analyzeTask, { path, limits: defaultMediaLimits, models: inference.models.place, asked: askedOfChild(asked) }, { timeoutMs: 240_000 })
await lookByChild(files[0]!) // starts the child and loads the networks
const isTask = (commandLine: string): boolean => commandLine.includes('task-process')
const before = useOfOnlyChild(isTask)
const begun = performance.now()
let failed = 0
for (const path of files) failed += (await lookByChild(path)).outcomes.filter(({ state }) => state === 'failed').length
const seconds = (performance.now() - begun) / 1000
const after = useOfOnlyChild(isTask)
await pool.stop()
const cpu = after.cpuSeconds - before.cpuSeconds
console.log(`One child of a worker, end to end: ${((files.length / cpu) * 60).toFixed(0)} pictures a minute of processor time (${((files.length / seconds) * 60).toFixed(0)} by the clock), ${((networks / cpu) * 100).toFixed(1)} % of the raw sessions' throughput; memory at its most ${after.peakMb.toFixed(0)} MB (goal ≤ 1500 MB)${failed ? `; ${failed} answers failed` : ''}`)
console.log(machine())
rmSync(modelsFolder, { recursive: true })
process.exit(0)
