import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { writePicture } from '../test/support/lone-pictures.ts'
import { asAdministrator, freshDataDir, killAll, startMantel } from '../test/support/running-mantel.ts'
import { lookInto, machine, untilCount } from './whole-product/product.ts'

// What does it cost to draw a page on the server? The timeline page of a Mantel with 200 pictures, against a bare node:http server that sends the very same bytes.
const ROUNDS = 400
const source = mkdtempSync(join(tmpdir(), 'mantel-bench-'))
for (let i = 0; i < 200; i++) await writePicture(join(source, `${i}.jpg`), i)
const dataDir = freshDataDir()
const mantel = await startMantel({ dataDir, sources: [source] })
const ask = await asAdministrator(mantel)
const connection = lookInto(dataDir)
await untilCount(connection, sql`select count(*) as n from files`, (n) => n === 200, 300)
await untilCount(connection, sql`select count(*) as n from pgboss.job where state in ('created', 'retry', 'active')`, (n) => n === 0, 600)
const page = Buffer.from(await (await ask('/')).arrayBuffer())
const bare = createServer((_, answer) => { answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page) })
await new Promise<void>((listening) => bare.listen(0, '127.0.0.1', listening))
const bareUrl = `http://127.0.0.1:${(bare.address() as AddressInfo).port}/`

async function times(get: () => Promise<Response>): Promise<number[]> {
  const taken: number[] = []
  for (let i = 0; i < ROUNDS; i++) {
    const begun = performance.now()
    await (await get()).arrayBuffer()
    taken.push(performance.now() - begun)
  }
  return taken.slice(ROUNDS / 4).sort((a, b) => a - b)
}
const at = (values: number[], share: number): string => (values[Math.floor(values.length * share)] ?? 0).toFixed(2)
const [plain, drawn, login] = [await times(() => fetch(bareUrl)), await times(() => ask('/')), await times(() => fetch(`${mantel.url}/login?next=/x`, { headers: { 'accept-language': 'en' } }))]
console.log(`| ${page.length} bytes | p50 ms | p95 ms |\n|---|---|---|\n| bare node:http, ready bytes | ${at(plain, 0.5)} | ${at(plain, 0.95)} |\n| Mantel: timeline with session, five questions to the database, 100 tiles | ${at(drawn, 0.5)} | ${at(drawn, 0.95)} |\n| Mantel: login page | ${at(login, 0.5)} | ${at(login, 0.95)} |`)
console.log(`\nRatio of medians: ${(Number(at(drawn, 0.5)) / Number(at(plain, 0.5))).toFixed(1)} ×\n${machine()}`)
await connection.close()
bare.close()
await mantel.stop()
await killAll(dataDir)
process.exit(0)
