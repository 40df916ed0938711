import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { analyzers, analyzeTask } from '../server/analysis/index.ts'
import { createInference } from '../server/inference/index.ts'
import { defaultMediaLimits } from '../server/media/index.ts'
import { createTaskPool, silentLog } from '../server/platform/index.ts'
import { withModels } from '../test/support/choose-model.ts'
import { askedOfChild } from './whole-product/able-analyzers.ts'
import { useOfOnlyChild } from './whole-product/child-of-pool.ts'
import { peakOfDescendants } from './whole-product/peak-of-descendants.ts'
import { machine } from './whole-product/product.ts'

// How much memory do all analyzers of sound take over three hours, and how many times faster than real time is each?
// npm run bench -- three-hours; alone: node --import tsx bench/three-hours-of-sound.ts [--hours 3] [--silence] [--without audio.speech …] [--only audio.loudness …]; MODEL_MIRROR. Needs a built dist/.
const { values } = parseArgs({ options: { hours: { type: 'string', default: '3' }, silence: { type: 'boolean', default: false }, without: { type: 'string', multiple: true, default: ['audio.speech'] }, only: { type: 'string', multiple: true } } })
const seconds = Number(values.hours) * 3600
const PIECE = 300 // seconds that are made; the rest is the same again, which nobody keeps

const folder = mkdtempSync(join(tmpdir(), 'mantel-three-hours-'))
const [moment, piece, whole] = ['moment.mp3', 'piece.mp3', 'whole.mp3'].map((name) => join(folder, name)) as [string, string, string]
const ffmpeg = (...options: string[]): unknown => execFileSync('ffmpeg', ['-nostdin', '-v', 'error', '-y', ...options])
// something that changes: tones that jump, in beats, over noise; not the same left and right
const tune = "0.3*sin(2*PI*t*110*exp(log(2)/12*mod(floor(t*2)*7,24)))*exp(-3*mod(t,0.5))+0.1*sin(2*PI*t*660)*gt(mod(t,7),3)"
if (values.silence) ffmpeg('-f', 'lavfi', '-i', 'anullsrc=r=44100:cl=stereo', '-t', String(PIECE), '-b:a', '32k', piece)
else ffmpeg('-f', 'lavfi', '-i', `aevalsrc='${tune}|0.8*(${tune})':s=44100:d=${PIECE}`, '-f', 'lavfi', '-i', `anoisesrc=c=pink:r=44100:d=${PIECE}:a=0.03`, '-filter_complex', '[0][1]amix=inputs=2:normalize=0', '-b:a', '128k', piece)
ffmpeg('-i', piece, '-t', '1', '-c', 'copy', moment)
ffmpeg('-stream_loop', String(Math.max(0, Math.ceil(seconds / PIECE) - 1)), '-i', piece, '-t', String(seconds), '-c', 'copy', whole)

const inference = createInference({ modelsFolder: join(folder, 'models'), mirror: process.env.MODEL_MIRROR })
await inference.models.prepare()
const wanted = (name: string): boolean => (values.only ? values.only.includes(name) : !values.without.includes(name))
const chosen = await Promise.all(analyzers.filter(({ needs, name }) => needs === 'sound' && wanted(name)).map((analyzer) => withModels(inference, analyzer)))
const asked = askedOfChild(chosen)
const pool = createTaskPool({ script: join(import.meta.dirname, '../dist/task-process.js'), size: 1, idleSeconds: 60, memoryMb: 4096, log: silentLog() })
const run = (path: string, some: typeof asked) => pool.call(analyzeTask, { path, limits: defaultMediaLimits, models: inference.models.place, asked: some }, { timeoutMs: 20 * 3600_000 })
const isTask = (commandLine: string): boolean => commandLine.includes('task-process')

await run(moment, asked.slice(0, 1)) // starts the child
const before = useOfOnlyChild(isTask), begun = performance.now()
const decoder = peakOfDescendants((commandLine) => commandLine.includes('ffmpeg'))
const { outcomes } = await run(whole, asked)
const decoderMb = decoder.stop()
const took = (performance.now() - begun) / 1000, after = useOfOnlyChild(isTask)
await pool.stop()

console.log(`${seconds / 3600} hours of stereo${values.silence ? ', silent' : ''}, MP3, with ${asked.length} analyzers of sound${values.only ? '' : ` (without ${values.without.join(', ')})`}:\n\n| analyzer | model | by the clock | times real time |\n|---|---|---|---|`)
for (const [i, outcome] of outcomes.entries()) console.log(`| ${outcome.analyzer} | ${asked[i]?.modelId ?? 'none'} | ${(outcome.tookMs / 1000).toFixed(1)} s${outcome.state === 'failed' ? `, failed: ${outcome.reason.key}` : ''} | ${((seconds * 1000) / Math.max(1, outcome.tookMs)).toFixed(0)} |`)
const listening = outcomes.reduce((sum, { tookMs }) => sum + tookMs, 0) / 1000, cpu = after.cpuSeconds - before.cpuSeconds
console.log(`\nAll by the clock ${took.toFixed(0)} s (${(seconds / took).toFixed(1)} × real time, decoding beside); analyzers alone ${listening.toFixed(0)} s (${(seconds / listening).toFixed(1)} ×); processor time of the child ${cpu.toFixed(0)} s (${(seconds / cpu).toFixed(1)} ×; floor 15)`)
console.log(`Memory at its most: the child that listens ${after.peakMb.toFixed(0)} MB, ffmpeg ${decoderMb.toFixed(0)} MB; together at most ${(after.peakMb + decoderMb).toFixed(0)} MB (goal ≤ 400 MB)`)
console.log(machine())
rmSync(folder, { recursive: true })
process.exit(0)
