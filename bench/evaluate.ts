import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createInference } from '../server/inference/index.ts'
import { sharedMedia } from '../test/support/shared-media.ts'
import { accuracyTable, missedFloors } from './evaluation/accuracy-table.ts'
import { evaluations } from './evaluation/evaluations.ts'
import { runEvaluations, type EvaluationResult } from './evaluation/run-evaluations.ts'
import { writeAccuracy } from './evaluation/write-accuracy.ts'

// How right is what Mantel finds in pictures whose truth is known?
// npm run evaluate -- [--media DIR] [--json FILE] [--write] [--only TASK …] [--mirror DIR, or MODEL_MIRROR]
const { values } = parseArgs({ options: { media: { type: 'string' }, json: { type: 'string' }, write: { type: 'boolean' }, mirror: { type: 'string' }, only: { type: 'string', multiple: true } } })
const folder = values.media ?? sharedMedia()
if (!folder) throw new Error('There are no media with known truth here: give a folder that holds manifest.json with --media DIR.')
const mirror = values.mirror ?? process.env.MODEL_MIRROR
const chosen = evaluations.filter(({ task }) => !values.only || values.only.includes(task))
const modelsFolder = mkdtempSync(join(tmpdir(), 'mantel-evaluate-')) // what packages ship is converted once, not once a session

async function evaluate(name: string, from: { mirror?: string }): Promise<EvaluationResult[]> {
  console.log(`\n# With ${name}`)
  const inference = createInference({ modelsFolder, ...from })
  await inference.models.prepare()
  const results = await runEvaluations(chosen, { inference, folder: folder! }, ({ task, models, lines, seconds }) =>
    console.log(`\n${task} (${models.filter(Boolean).join(', ') || 'no model'}, ${seconds.toFixed(0)} s)\n${lines.map((line) => `  ${line}`).join('\n')}`))
  await inference.sessions.close()
  console.log(`\n${accuracyTable(results)}`)
  const missed = missedFloors(results)
  if (missed.length > 0) console.log(`\nBelow the floor:\n${missed.map((line) => `  ${line}`).join('\n')}`)
  return results
}

const packages = await evaluate('what npm ci brings', {})
const mirrored = mirror ? await evaluate('the mirror of models as well', { mirror }) : undefined
rmSync(modelsFolder, { recursive: true })
if (values.json) writeFileSync(values.json, JSON.stringify({ media: folder, packages, mirrored }, null, 2))
if (values.write) {
  const page = join(import.meta.dirname, '../docs/accuracy.md')
  writeFileSync(page, writeAccuracy(readFileSync(page, 'utf8'), { packages, mirrored }, evaluations.map(({ task }) => task)))
}
