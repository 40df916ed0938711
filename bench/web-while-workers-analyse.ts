import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { asAdministrator, freshDataDir, killAll, startMantel } from '../test/support/running-mantel.ts'
import { sharedMedia } from '../test/support/shared-media.ts'
import { ask, lookInto, machine } from './whole-product/product.ts'

// Do people wait while the workers take in and analyse? The timeline is asked for ten times a second until the shared pictures are done with (or the seconds
// given are over); then the web process tells how long its event loop stood still at most. npx tsx bench/web-while-workers-analyse.ts [seconds]
const limitSeconds = Number(process.argv[2] ?? 120)
const media = sharedMedia()
if (!media) throw new Error('The shared media are not here.')
const dataDir = freshDataDir()
const mantel = await startMantel({ dataDir, sources: [join(media, 'images')] })
const request = await asAdministrator(mantel)
const connection = lookInto(dataDir)
const unfinished = sql`select (select count(*) from source_entries where state = 'waiting') + (select count(*) from pgboss.job where state in ('created', 'retry', 'active')) + (select case when count(*) = 0 then 1 else 0 end from files) as n`
// the same clock in a process that has nothing else to do: what it misses, the machine took from everybody
const idle = spawn(process.execPath, ['-e', 'let last=performance.now(),all=[];setInterval(()=>{const now=performance.now();all.push(now-last-20);last=now},20);process.once("SIGTERM",()=>{all.sort((a,b)=>a-b);console.log(JSON.stringify({p99:all[Math.floor(all.length*0.99)],max:all.at(-1)}));process.exit()})'], { stdio: ['ignore', 'pipe', 'inherit'] })
const idleSays = new Promise<{ p99: number; max: number }>((said) => idle.stdout.once('data', (line: Buffer) => said(JSON.parse(line.toString()) as { p99: number; max: number })))
const begun = performance.now()
const taken: number[] = []
while (performance.now() - begun < limitSeconds * 1000) {
  const asked = performance.now()
  await (await request('/')).arrayBuffer()
  taken.push(performance.now() - asked)
  if (taken.length % 20 === 0 && await ask(connection, unfinished) === 0) break
  await new Promise((next) => setTimeout(next, 100))
}
const [files, analyses] = [await ask(connection, sql`select count(*) as n from files`), await ask(connection, sql`select count(*) as n from analysis_results where state = 'done'`)]
idle.kill('SIGTERM')
const nothing = await idleSays
await connection.close()
await mantel.stop()
const lines = readFileSync(join(dataDir, 'logs', 'all.log'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { msg: string; milliseconds?: number; p99Ms?: number; maxMs?: number })
const lag = lines.findLast((line) => line.maxMs !== undefined)
const stalls = lines.filter((line) => line.milliseconds !== undefined)
await killAll(dataDir)
taken.sort((a, b) => a - b)
const at = (share: number): string => (taken[Math.floor(taken.length * share)] ?? 0).toFixed(0)
console.log(`${files} files and ${analyses} analyses in ${((performance.now() - begun) / 1000).toFixed(0)} s, meanwhile ${taken.length} timeline pages:\n`)
console.log(`| | p50 ms | p99 ms | longest ms |\n|---|---|---|---|\n| timeline page, as its reader sees it | ${at(0.5)} | ${at(0.99)} | ${(taken.at(-1) ?? 0).toFixed(0)} |`)
console.log(`| web process: callbacks waiting for their turn | | ${lag?.p99Ms?.toFixed(1)} | ${lag?.maxMs?.toFixed(1)} |`)
console.log(`| a process that does nothing, beside it | | ${nothing.p99.toFixed(1)} | ${nothing.max.toFixed(1)} |`)
console.log(`\nStalls above 100 ms: ${stalls.length} (goal 0)\n${machine()}`)
process.exit(0)
