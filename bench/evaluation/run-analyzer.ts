import { modelOf, noModel, RASTER_EDGE, runAnalyzers, type Analyzer } from '../../server/analysis/index.ts'
import type { Inference } from '../../server/inference/index.ts'
import { decodeRaster } from '../../server/media/index.ts'

/** Runs one analyzer over a file the way the product does, and gives its output. */
export async function runAnalyzer(inference: Inference, analyzer: Analyzer, file: string): Promise<unknown> {
  // what only helps need not be here
  const model = analyzer.models[0] && !analyzer.modelOptional ? modelOf(inference, analyzer.models[0]) : noModel
  const [outcome] = await runAnalyzers([{ analyzer, model }], { path: file, decode: () => decodeRaster(file, RASTER_EDGE) }, new AbortController().signal)
  if (outcome?.state !== 'done') throw new Error(`${analyzer.name} failed on ${file}: ${outcome ? `${outcome.reason.key}\n${outcome.detail}` : 'no outcome'}`)
  return outcome.output
}
