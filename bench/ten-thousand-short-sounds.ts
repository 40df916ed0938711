import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { analyzers, analyzeTask } from '../server/analysis/index.ts'
import { createInference } from '../server/inference/index.ts'
import { defaultMediaLimits } from '../server/media/index.ts'
import { createTaskPool, silentLog } from '../server/platform/index.ts'
import { writeSound } from '../test/support/made-sounds.ts'
import { ableAnalyzers, askedOfChild } from './whole-product/able-analyzers.ts'
import { useOfOnlyChild, type ChildUse } from './whole-product/child-of-pool.ts'
import { machine } from './whole-product/product.ts'

// What does a short sound cost, ring tones and voice messages, where opening it outweighs hearing it? And does a child keep its size over ten thousand of them?
// npm run bench -- ten-thousand; alone: node --import tsx bench/ten-thousand-short-sounds.ts [--count 10000] [--without audio.speech …]; MODEL_MIRROR. Needs a built dist/.
const { values } = parseArgs({ options: { count: { type: 'string', default: '10000' }, without: { type: 'string', multiple: true, default: ['audio.speech'] } } })
const count = Number(values.count)
const KINDS = 50 // different sounds of half a second to three seconds, again and again: nothing remembers them
const BARE = 50 // times that the tools alone are asked

const folder = mkdtempSync(join(tmpdir(), 'mantel-short-sounds-'))
const paths = await Promise.all(Array.from({ length: KINDS }, (_, i) => writeSound(join(folder, `${i}.wav`), 0.5 + (i % 6) / 2, (t) => 0.3 * Math.sin(2 * Math.PI * (200 + 17 * i) * t) * Math.exp(-2 * (t % 0.5)), { rate: 44_100, channels: 2 })))
const inference = createInference({ modelsFolder: join(folder, 'models'), mirror: process.env.MODEL_MIRROR })
await inference.models.prepare()
const hearing = analyzers.filter(({ needs, name }) => needs === 'sound' && !values.without.includes(name))
const asked = askedOfChild(await ableAnalyzers(hearing, inference))
const pool = createTaskPool({ script: join(import.meta.dirname, '../dist/task-process.js'), size: 1, idleSeconds: 60, memoryMb: 4096, log: silentLog() })
const use = (): ChildUse => useOfOnlyChild((commandLine) => commandLine.includes('task-process'))

let failed = 0
const hear = async (i: number): Promise<void> => {
  const { outcomes } = await pool.call(analyzeTask, { path: paths[i % KINDS]!, limits: defaultMediaLimits, models: inference.models.place, asked }, { timeoutMs: 60_000 })
  failed += outcomes.filter(({ state }) => state === 'failed').length
}
for (let i = 0; i < KINDS; i++) await hear(i)
const warm = use(), begun = performance.now()
for (let i = 0; i < count; i++) await hear(i)
const seconds = (performance.now() - begun) / 1000, after = use()
await pool.stop()

const bareBegun = performance.now()
for (let i = 0; i < BARE; i++) {
  execFileSync('ffprobe', ['-v', 'error', '-show_streams', '-show_format', '-of', 'json', paths[i % KINDS]!])
  execFileSync('ffmpeg', ['-nostdin', '-v', 'error', '-i', paths[i % KINDS]!, '-ar', '16000', '-ac', '1', '-f', 'f32le', 'pipe:1'], { maxBuffer: 64e6 })
}
const bare = (performance.now() - bareBegun) / BARE

console.log(`${count} sounds of 0.5 to 3 seconds with ${asked.length} analyzers (without ${values.without.join(', ')}), one child: ${failed} failures`)
console.log(`| | |\n|---|---|\n| a sound by the clock | ${((seconds * 1000) / count).toFixed(0)} ms |\n| of it the child's own processor time | ${(((after.cpuSeconds - warm.cpuSeconds) * 1000) / count).toFixed(0)} ms |\n| ffprobe and ffmpeg alone, once each | ${bare.toFixed(0)} ms |\n| ratio to these | ${((seconds * 1000) / count / bare).toFixed(2)} × |\n| the child at its most after ${KINDS} sounds / after all | ${warm.peakMb.toFixed(0)} / ${after.peakMb.toFixed(0)} MB |`)
console.log(machine())
rmSync(folder, { recursive: true })
process.exit(failed === 0 ? 0 : 1)
