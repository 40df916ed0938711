import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { analyzers, openContent, runAnalyzers, type AskedAnalyzer } from '../server/analysis/index.ts'
import type { Hearing } from '../server/analysis/audio/sound.ts'
import { createInference } from '../server/inference/index.ts'
import { sharedMedia } from '../test/support/shared-media.ts'
import { ableAnalyzers } from './whole-product/able-analyzers.ts'
import { runAsChild } from './whole-product/as-child.ts'
import { createBareSessions, noting, type Call } from './whole-product/bare-sessions.ts'
import { processorTime } from './whole-product/processor-time.ts'
import { machine } from './whole-product/product.ts'

// How many times faster than real time does each analyzer hear on one core, all of them in one decoding without speech, and how much of that time is the networks' own?
// Processor time: what else the machine does falls on neither side. The bare sessions run over the very tensors that the analyzers gave theirs, with one thread, as they do.
// Both sides run in a process that is set as the product's own children are.
// The sound is decoded beforehand, and decoding is counted apart; each analyzer alone pays for what it shares with others. [--minutes 3] of conversation and music of the developers' set, or an argument: a sound; [--only audio.voice …]; MODEL_MIRROR names a folder of models.
const GOAL = 15 // times real time, all together
const FLOOR = 0.85 // of the raw sessions' throughput
const ROUNDS = 4 // the best counts: on a machine that does other things they differ by a quarter
runAsChild()
const { values, positionals } = parseArgs({ options: { minutes: { type: 'string', default: '3' }, only: { type: 'string', multiple: true }, without: { type: 'string', multiple: true, default: ['audio.speech'] } }, allowPositionals: true })

const folder = mkdtempSync(join(tmpdir(), 'mantel-bench-'))
const path = positionals[0] ?? madeProgramme(join(folder, 'programme.flac'), Number(values.minutes) * 60)
const seconds = Number(execFileSync('ffprobe', ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', path], { encoding: 'utf8' }))
const inference = createInference({ modelsFolder: join(folder, 'models'), mirror: process.env.MODEL_MIRROR })
await inference.models.prepare()
const bare = createBareSessions(inference.models)
const hearing = analyzers.filter(({ needs, name }) => needs === 'sound' && (values.only?.includes(name) ?? !values.without.includes(name)))
const asked = await ableAnalyzers(hearing, inference)

/** Speech and music, stereo, 44,100 samples a second: some of each, over and over. */
function madeProgramme(path: string, seconds: number): string {
  const media = sharedMedia()
  if (!media) throw new Error('There are no test media here: name a sound.')
  const parts = ['diarization/pyannote_sample.wav', 'music/kevin_macleod_vibe_ace.ogg', 'diarization/mix_three_speakers_overlap.flac', 'music/karissa_hobbs_lets_go_fishin.ogg'].map((part) => join(media, 'audio', part))
  const filter = `${parts.map((_, i) => `[${i}:a]atrim=0:30,aresample=44100,aformat=channel_layouts=stereo[p${i}];`).join('')}${parts.map((_, i) => `[p${i}]`).join('')}concat=n=${parts.length}:v=0:a=1`
  const once = join(folder, 'once.flac')
  const ffmpeg = (...options: string[]): unknown => execFileSync('ffmpeg', ['-nostdin', '-v', 'error', '-y', ...options])
  ffmpeg(...parts.flatMap((part) => ['-i', part]), '-filter_complex', filter, once)
  ffmpeg('-stream_loop', '-1', '-i', once, '-t', String(seconds), path)
  return path
}

const withNotes = ({ analyzer, model, beside = {} }: AskedAnalyzer, calls: Call[]): AskedAnalyzer =>
  ({ analyzer, model: noting(model, calls), beside: Object.fromEntries(Object.entries(beside).map(([role, one]) => [role, noting(one, calls)])) })

const { signal } = new AbortController()
const opened = (await openContent(path, { signal }).openSound())!
const blocks: Record<Hearing, Float32Array[]> = { voice: [], music: [], whole: [] }
const end = await opened.hear((['voice', 'music', 'whole'] as const).map((hears) => ({ hearing: hears, take: (samples) => { blocks[hears].push(samples.slice()) } })), ['loudness', 'fingerprint'])
/** The same sound again, out of memory. */
const again: typeof opened = {
  ...opened,
  async hear(ears) {
    for (let block = 0; ears.some(({ hearing }) => block < blocks[hearing].length); block++) {
      for (const ear of ears) {
        const samples = blocks[ear.hearing][block]
        if (samples) await ear.take(samples)
      }
    }
    return end
  },
}

async function hear(some: readonly AskedAnalyzer[]): Promise<void> {
  for (const outcome of await runAnalyzers(some, { ...openContent(path, { signal }), openSound: async () => again }, signal)) if (outcome.state === 'failed') console.log(`${outcome.analyzer} failed: ${outcome.detail}`)
}

/** The best round each: with the product's analyzers, and with the bare sessions over the same tensors. */
async function measure(some: readonly AskedAnalyzer[]): Promise<{ product: number; networks: number }> {
  const calls: Call[] = []
  await hear(some.map((one) => withNotes(one, calls))) // warms up
  await bare.open(calls)
  const product: number[] = [], networks: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    product.push(await processorTime(() => hear(some)))
    networks.push(calls.length > 0 ? await processorTime(() => bare.run(calls)) : 0)
  }
  return { product: Math.min(...product), networks: Math.min(...networks) }
}

const times = (taken: number): string => (taken > 0 ? `${(seconds / taken).toFixed(0)} ×` : '–')
const share = ({ product, networks }: { product: number; networks: number }): string => (networks > 0 ? `${((networks / product) * 100).toFixed(0)} %` : '–')

console.log(`${seconds.toFixed(0)} s of sound, processor time on one core:\n\n| analyzer | models | takes | times real time | networks alone | their share |\n|---|---|---|---|---|---|`)
let slowest = { name: '', product: 0 }
for (const one of asked) {
  const { analyzer, model, beside = {} } = one
  const own = await measure([one])
  if (own.product > slowest.product) slowest = { name: analyzer.name, product: own.product }
  console.log(`| ${analyzer.name} | ${[model, ...Object.values(beside)].map(({ id }) => id).filter(Boolean).join(', ') || 'none'} | ${own.product.toFixed(2)} s | ${times(own.product)} | ${own.networks ? `${own.networks.toFixed(2)} s` : '–'} | ${share(own)} |`)
}

const all = await measure(asked)
// audio.genre's network is a table of weights over measures of ours: there is no raw session to speak of
const withNetworks = await measure(asked.filter(({ analyzer: { models, name } }) => models.length > 0 && name !== 'audio.genre'))
const taken = await processorTime(() => runAnalyzers(asked, openContent(path, { signal }), signal))
const decoding = processorTimeOfDecoding()
const missing = hearing.filter((one) => !asked.some(({ analyzer }) => analyzer === one)).map(({ name }) => name)
if (missing.length > 0) console.log(`\nNot measured, as their models are not installed: ${missing.join(', ')}.`)
console.log(`\nAll ${asked.length} together${values.without.length > 0 ? `, without ${values.without.join(', ')}` : ''}: ${all.product.toFixed(2)} s, ${times(all.product)} real time; fed by ffmpeg ${taken.toFixed(2)} s, with its own ${decoding.toFixed(2)} s on the same core ${times(taken + decoding)} (goal ${GOAL} ×). Slowest: ${slowest.name}.`)
console.log(`Throughput against the raw sessions: analyzers with networks ${share(withNetworks)} (floor ${FLOOR * 100} %), all ${share(all)}.`)
console.log(machine())
rmSync(folder, { recursive: true })
process.exit(0)

/** What ffmpeg takes of a core to give all three hearings and measure loudness. */
function processorTimeOfDecoding(): number {
  const outputs = ['16000 -ac 1', '22050 -ac 1', '44100 -ac 2'].flatMap((rate) => ['-map', '0:a:0', '-ar', ...rate.split(' '), '-f', 'f32le', '/dev/null'])
  const said = execFileSync('bash', ['-c', 'times_of() { "$@" >/dev/null 2>&1; times; }; times_of "$@"', 'bash', 'ffmpeg', '-nostdin', '-y', '-threads', '1', '-i', path, ...outputs, '-map', '0:a:0', '-af', 'ebur128=peak=true', '-f', 'null', '-'], { encoding: 'utf8' })
  const [user = 0, system = 0] = [...said.trim().split('\n').at(-1)!.matchAll(/(\d+)m([\d.]+)s/g)].map(([, minutes, rest]) => Number(minutes) * 60 + Number(rest))
  return user + system
}
