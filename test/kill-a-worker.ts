// npx tsx test/kill-a-worker.ts: kills the worker with -9 while it takes in and analyses, and says how long its begun work lay still. Needs a built dist/.
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { writePicture } from './support/lone-pictures.ts'
import { asAdministrator, freshDataDir, killAll, lookInto, processesOf, startMantel } from './support/running-mantel.ts'
import { waitUntil } from './support/wait-until.ts'

const PICTURES = 60
const dataDir = freshDataDir()
const source = `${dataDir}-source`
mkdirSync(source)
for (let i = 0; i < PICTURES; i++) await writePicture(join(source, `${i}.jpg`), i)
const mantel = await startMantel({ dataDir, sources: [source] })
await asAdministrator(mantel)
const { db, close } = lookInto(dataDir)
const active = async (): Promise<string[]> => (await db.execute<{ id: string }>(sql`select id::text from pgboss.job where state = 'active' and name in ('ingest.take-in-entry', 'analysis.analyze-content')`)).map(({ id }) => id)
await waitUntil('work is being done', async () => (await active()).length >= 2)
const held = await active()
const worker = processesOf(dataDir).find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes('--as-worker'))
if (worker === undefined) throw new Error('there is no worker')
process.kill(worker, 'SIGKILL')
const begun = performance.now()
await waitUntil('what the dead one held is done', async () => {
  const [row] = await db.execute<{ n: number }>(sql`select count(*)::int as n from pgboss.job where id = any(${sql.param(held)}::uuid[]) and state <> 'completed'`)
  return row?.n === 0
}, 120_000)
const seconds = (performance.now() - begun) / 1000
await waitUntil('everything is analysed', async () => (await db.execute<{ n: number }>(sql`select count(*)::int as n from pgboss.job where state in ('created', 'retry', 'active') and name in ('ingest.take-in-entry', 'analysis.analyze-content')`))[0]?.n === 0, 240_000)
const [facts] = await db.execute<{ files: number; versions: number; twice: number }>(sql`select (select count(*)::int from files) as files, (select count(*)::int from versions) as versions,
  (select count(*)::int from (select 1 from analysis_results group by sha256, analyzer, revision having count(*) > 1) doubled) as twice`)
await close()
await mantel.stop()
await killAll(dataDir)
const right = facts?.files === PICTURES && facts.versions === PICTURES && facts.twice === 0 && seconds <= 30
console.log(`${held.length} jobs were held by the worker that was killed; another had done them ${seconds.toFixed(1)} s later (goal 30). ${facts?.files} files of ${PICTURES}, ${facts?.versions} versions, ${facts?.twice} analyses twice.`)
process.exit(right ? 0 : 1)
