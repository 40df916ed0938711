import { cpus } from 'node:os'
import { InferenceSession, Tensor as OnnxTensor } from 'onnxruntime-node'
import { analyzers, modelOf, RASTER_EDGE, type Model } from '../server/analysis/index.ts'
import { createInference, type NetworkInputs, type Raster } from '../server/inference/index.ts'
import { decodeRaster } from '../server/media/index.ts'
import { sharedMedia } from '../test/support/shared-media.ts'
import { picturesWithText } from './evaluation/manifest.ts'

// How much of the time of reading text in pictures is spent in the networks themselves?
// The product's analyzer runs over decoded pictures; then the bare sessions run over the very tensors that it gave them. Side by side, picture by picture; an argument chooses pictures by a part of their path.
const folder = sharedMedia()
if (!folder) throw new Error('There are no test media here.')

const ROUNDS = 4 // the least disturbed one counts
const inference = createInference()
const model = modelOf(inference, 'pp-ocr-v4')
const analyzer = analyzers.find(({ name }) => name === 'image.text')!
const bare = Object.fromEntries(await Promise.all(['detect', 'direction', 'read'].map(async (file) =>
  [file, await InferenceSession.create(await inference.models.bytes('pp-ocr-v4', file), { intraOpNumThreads: 1, interOpNumThreads: 1, enableMemPattern: false, logSeverityLevel: 3 })] as const)))

interface Call { file: string; inputs: NetworkInputs }

/** The product's model, which also writes down what it was asked. */
const noting = (calls: Call[]): Model => ({
  ...model,
  network: (file) => ({ run: async (inputs) => { calls.push({ file, inputs }); return model.network(file).run(inputs) } }),
})

const analyze = async (raster: Raster, calls: Call[]): Promise<void> => {
  if (analyzer.needs === 'raster') await analyzer.analyze(raster, { model: noting(calls), signal: new AbortController().signal })
}

/** Processor time in milliseconds: what else the machine does meanwhile falls on neither side. */
const timed = async (work: () => Promise<void>): Promise<number> => {
  const begun = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(begun)
  return (user + system) / 1000
}

const runBare = async (calls: readonly Call[]): Promise<void> => {
  for (const { file, inputs } of calls) await bare[file]!.run(Object.fromEntries(Object.entries(inputs).map(([name, { data, dims }]) => [name, new OnnxTensor('float32', data, dims)])))
}

let product = 0, networks = 0, decoding = 0
for (const { path, file } of picturesWithText(folder).filter(({ path }) => path.includes(process.argv[2] ?? ''))) {
  let raster: Raster | undefined
  const decode = await timed(async () => { raster = await decodeRaster(file, RASTER_EDGE) })
  const calls: Call[] = []
  await analyze(raster!, calls) // warms both up: same tensors, same sizes
  await runBare(calls)
  const whole: number[] = [], raw: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    whole.push(await timed(() => analyze(raster!, [])))
    raw.push(await timed(() => runBare(calls)))
  }
  console.log(`${path.padEnd(44)} ${Math.min(...whole).toFixed(0).padStart(6)} ms, networks alone ${Math.min(...raw).toFixed(0).padStart(6)} ms, decoding ${decode.toFixed(0).padStart(4)} ms`)
  product += Math.min(...whole)
  networks += Math.min(...raw)
  decoding += decode
}
console.log(`\nThroughput of the analyzer against the raw sessions: ${((networks / product) * 100).toFixed(1)} % (floor 85 %); decoding takes ${(decoding / 1000).toFixed(1)} s beside ${(product / 1000).toFixed(1)} s`)
console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, one thread a session, processor time, Node ${process.version}, resident ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`)
process.exit(0)
