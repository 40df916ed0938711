import { join } from 'node:path'
import { expect, it } from 'vitest'
import { analyzerContract, soundContract } from '../../test/contracts/analyzer-contract.ts'
import { writeDrawing } from '../../test/support/made-pictures.ts'
import { writeTune } from '../../test/support/made-sounds.ts'
import { sharedModels } from '../../test/support/shared-models.ts'
import { createInference, type Inference } from '../inference/index.ts'
import { bestModels } from './current-runs.ts'
import type { Analyzer } from './define-analyzer.ts'
import { analyzers } from './registry.ts'

/** A red ground with words in white: something for every analyzer of pictures. */
const sign = '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="240"><rect width="640" height="240" fill="#b01818"/><text x="60" y="140" font-size="64" fill="#fff" font-family="sans-serif">Harbour Street</text></svg>'

const mirror = sharedModels()
/** With what packages bring; with the developers' mirror for those that packages bring nothing for. */
const kits = [createInference(), ...(mirror ? [createInference({ mirror })] : [])]

async function kitFor(analyzer: Analyzer): Promise<Inference | undefined> {
  for (const kit of kits) {
    const { model, beside } = await bestModels(analyzer, kit.models)
    const needed = [...(model && !analyzer.modelOptional ? [model] : []), ...Object.values(beside)]
    if (needed.every(({ installed }) => installed)) return kit
  }
  return undefined
}

const chosen = await Promise.all(analyzers.map(kitFor))
for (const [i, analyzer] of analyzers.entries()) analyzerContract(analyzer, (folder) => (analyzer.needs === 'sound' ? writeTune(join(folder, 'tune.wav')) : writeDrawing(join(folder, 'sign.png'), sign)), chosen[i])
soundContract(analyzers.flatMap((analyzer, i) => { const inference = chosen[i]; return analyzer.needs === 'sound' && inference ? [{ analyzer, inference }] : [] }))

it('has one analyzer of each name', () => {
  expect(new Set(analyzers.map(({ name }) => name)).size).toBe(analyzers.length)
})
