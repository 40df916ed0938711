import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { sharedMedia } from '../test/support/shared-media.ts'
import { asAdministrator, freshDataDir, killAll, startMantel } from '../test/support/running-mantel.ts'
import { ask, lookInto, machine, memoryOf, untilCount } from './whole-product/product.ts'

// How long does the first scan of a generated library take until everything is drawn, and how does a re-scan of it, unchanged, compare with find -printf
// on the same tree? npx tsx bench/rescan-against-find.ts [files] [folder made before] [walk: the files wait undrawn; a re-scan looks at none of them anyway]
const [count = '20000', made, only] = process.argv.slice(2)
const media = sharedMedia()
if (!media) throw new Error('The generator of the shared media is not here.')
const library = made ?? join(mkdtempSync(join(tmpdir(), 'mantel-library-')), 'library')
if (!existsSync(library)) execFileSync('python3', [join(media, 'generate_library.py'), library, '-n', count, '--jobs', '2'], { stdio: 'ignore' })
const findSeconds = (): number => {
  const begun = performance.now()
  execFileSync('find', [library, '-type', 'f', '-printf', '%p %s %T@ %i\\n'], { maxBuffer: 1e9 })
  return (performance.now() - begun) / 1000
}
const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const dataDir = freshDataDir()
const mantel = await startMantel({ dataDir, sources: [library] })
const request = await asAdministrator(mantel)
const connection = lookInto(dataDir)
let peak = memoryOf(dataDir)
const watch = setInterval(() => { const now = memoryOf(dataDir); if (now.pssMb > peak.pssMb) peak = now }, 2000)
const begun = performance.now()
await untilCount(connection, sql`select count(*) as n from scans where state = 'finished'`, (n) => n >= 1)
const walked = (performance.now() - begun) / 1000
if (only !== 'walk') await untilCount(connection, sql`select count(*) as n from source_entries where state = 'waiting'`, (n) => n === 0, 4 * 3600)
const drawn = (performance.now() - begun) / 1000
clearInterval(watch)
const files = await ask(connection, sql`select count(*) as n from source_entries`)
for (const job of ['ingest.take-in-entry', 'analysis.analyze-content', 'renditions.make-hover', 'renditions.make-copy', 'catalog.index-files']) await connection.db.execute(sql`update pgboss.job set start_after = now() + interval '1 day' where name = ${job} and state in ('created', 'retry')`)
await untilCount(connection, sql`select count(*) as n from pgboss.job where state = 'active'`, (n) => n === 0, 600)

const [source] = await connection.db.execute<{ id: string }>(sql`select id from sources`)
findSeconds()
const finds: number[] = [], rescans: number[] = []
for (let round = 0; round < 5; round++) {
  finds.push(findSeconds())
  const before = await ask(connection, sql`select count(*) as n from scans`)
  await request(`/sources/${source?.id ?? ''}/scans`, { method: 'POST' })
  await untilCount(connection, sql`select count(*) as n from scans where state = 'finished'`, (n) => n > before)
  const [scan] = await connection.db.execute<{ seconds: number; fresh: number; changed: number }>(sql`select extract(epoch from ended_at - started_at)::float8 as seconds, fresh, changed from scans order by started_at desc limit 1`)
  if (scan?.fresh || scan?.changed) throw new Error('the library was not unchanged')
  rescans.push(scan?.seconds ?? 0)
}
await connection.close()
await mantel.stop()
await killAll(dataDir)
rmSync(dataDir, { recursive: true, force: true })
console.log(`| ${files} files | seconds | files a second |\n|---|---|---|`)
console.log(`| first walk, until all are known by name | ${walked.toFixed(1)} | ${(files / walked).toFixed(0)} |`)
if (only !== 'walk') console.log(`| until all are read, drawn and shown | ${drawn.toFixed(1)} | ${(files / drawn).toFixed(1)} |`)
console.log(`| re-scan, unchanged (median of 5) | ${median(rescans).toFixed(3)} | ${(files / median(rescans)).toFixed(0)} |`)
console.log(`| find -printf of the same (median of 5) | ${median(finds).toFixed(3)} | ${(files / median(finds)).toFixed(0)} |`)
console.log(`\nRatio: ${(median(rescans) / median(finds)).toFixed(1)} × find (goal ≤ 10). Peak memory of all processes while reading: ${peak.pssMb} MB (PSS) in ${peak.processes} processes.\n${machine()}`)
