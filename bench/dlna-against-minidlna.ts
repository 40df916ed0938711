import { mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { ask } from '../test/support/control-point.ts'
import { asAdministrator, freshDataDir, killAll, lookInto, processesOf, startMantel } from '../test/support/running-mantel.ts'
import { layOut, nameOf, PER_FOLDER, writeRows } from './library-of-100000/pictures-of-devices.ts'
import { freePort } from './whole-product/apache.ts'
import { startMiniDlna } from './whole-product/minidlna.ts'
import { processorOf, pssOf } from './whole-product/processor-of.ts'
import { machine } from './whole-product/product.ts'

// How fast are pages and searches over DLNA against MiniDLNA, at the same 100,000 pictures in the same run, and what memory do both take?
// npm run bench -- dlna-against-minidlna; alone: node --import tsx bench/dlna-against-minidlna.ts [--files 100000] [--rounds 60]. Needs a built dist/.
// MiniDLNA fills its database by its own scan; Mantel's rows are written as an import would have left them. Each question is put to one and the other by turns.
const { values } = parseArgs({ options: { files: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '60' } } })
const [count, rounds] = [Number(values.files), Number(values.rounds)]
const SERVICE = 'urn:schemas-upnp-org:service:ContentDirectory:1'

interface Door { control: string; pids: () => number[] }
interface Question { action: 'Browse' | 'Search'; id: string; from?: number; sort?: string; criteria?: string }
interface Told { total: number; returned: number; bytes: number }

/** One call as a television makes it, on a connection of its own; what it says is read after the clock was stopped. */
async function put({ control }: Door, { action, id, from = 0, sort = '', criteria = '' }: Question): Promise<{ ms: number; told: Told }> {
  const which = action === 'Browse' ? `<ObjectID>${id}</ObjectID><BrowseFlag>BrowseDirectChildren</BrowseFlag>` : `<ContainerID>${id}</ContainerID><SearchCriteria>${criteria.replaceAll('"', '&quot;')}</SearchCriteria>`
  const body = `<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" s:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"><s:Body><u:${action} xmlns:u="${SERVICE}">${which}<Filter>*</Filter><StartingIndex>${from}</StartingIndex><RequestedCount>100</RequestedCount><SortCriteria>${sort}</SortCriteria></u:${action}></s:Body></s:Envelope>`
  const begun = performance.now()
  const { status, text } = await ask(control, { method: 'POST', body, headers: { 'content-type': 'text/xml; charset="utf-8"', 'soapaction': `"${SERVICE}#${action}"` } })
  const ms = performance.now() - begun
  if (status !== 200) throw new Error(`${status} for ${action} of ${id}: ${text.slice(0, 400)}`)
  const number = (name: string): number => Number(new RegExp(`<${name}>(\\d+)<`).exec(text)?.[1])
  return { ms, told: { total: number('TotalMatches'), returned: number('NumberReturned'), bytes: text.length } }
}

const middle = (all: number[]): number => all.toSorted((a, b) => a - b)[all.length >> 1] ?? 0

/** A row of the table: the same question to both by turns, the first few unmeasured. */
async function compare(name: string, doors: readonly [Door, Door], questions: (round: number) => readonly [Question, Question]): Promise<void> {
  const [times, told, cpu] = [[[], []] as [number[], number[]], [] as Told[], [0, 0]]
  for (let round = -15; round < rounds; round++) {
    const asked = questions(Math.max(0, round))
    for (const side of [0, 1] as const) {
      const before = processorOf(doors[side].pids())
      const { ms, told: answer } = await put(doors[side], asked[side])
      if (round < 0) continue
      times[side].push(ms)
      cpu[side]! += processorOf(doors[side].pids()) - before
      told[side] = answer
    }
  }
  const [own, peer] = [middle(times[0]), middle(times[1])]
  const of = (side: 0 | 1): string => `${told[side]!.returned} of ${told[side]!.total}, ${Math.round(told[side]!.bytes / 1024)} KB`
  console.log(`| ${name} | ${own.toFixed(1)} ms (${(cpu[0]! / rounds).toFixed(1)} cpu; ${of(0)}) | ${peer.toFixed(1)} ms (${(cpu[1]! / rounds).toFixed(1)} cpu; ${of(1)}) | ${(own / peer).toFixed(2)} × |`)
}

/** The server that answers and the processes of its database, which work in the data folder; what works in the background is another matter. */
const answering = (dataDir: string, server: number): number[] => [server, ...readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
  try {
    return readlinkSync(`/proc/${pid}/cwd`).startsWith(dataDir)
  } catch {
    return false // it ended meanwhile
  }
})]

async function untilOpen(url: string): Promise<void> {
  for (let tries = 0; !(await ask(url).then(({ status }) => status === 200, () => false)); tries++) {
    if (tries > 300) throw new Error('the door for televisions does not open')
    await wait(100)
  }
}

/** All questions, to both. */
async function run(doors: readonly [Door, Door], { spaceId, tagId }: { spaceId: string; tagId: string }): Promise<void> {
  const [one, own, peer] = [Math.floor(count / PER_FOLDER / 2), `tags.${tagId}`, '3$B']
  const folderId = `folders.s${spaceId}.${Buffer.from(`DCIM/${one}`).toString('base64url')}`
  console.log('| a page of 100 | Mantel | MiniDLNA 1.3 | time |\n|---|---|---|---|')
  const browse = (id: string, from = 0, sort = ''): Question => ({ action: 'Browse', id, from, sort })
  await compare('the root', doors, () => [browse('0'), browse('0')])
  await compare('all pictures, page after page from the first', doors, (i) => [browse(own, i * 100), browse(peer, i * 100)])
  await compare('all pictures, page after page from the middle', doors, (i) => [browse(own, count / 2 + i * 100), browse(peer, count / 2 + i * 100)])
  await compare('all pictures by title', doors, (i) => [browse(own, i * 100, '+dc:title'), browse(peer, i * 100, '+dc:title')])
  await compare(`a folder of ${PER_FOLDER}`, doors, (i) => [browse(folderId, (i % 5) * 100), browse(`64$0$${one.toString(16).toUpperCase()}`, (i % 5) * 100)])
  await compare('a month, and a day', doors, (i) => [browse('date.2024-05', (i % 3) * 100), browse('3$C$0', (i % 3) * 100)])
  const search = (criteria: string): Question => ({ action: 'Search', id: '0', criteria: `upnp:class derivedfrom "object.item.imageItem"${criteria}` })
  const same = (question: Question): readonly [Question, Question] => [question, question]
  await compare('Search of a title that few have, another each time', doors, (i) => same(search(` and dc:title contains "${nameOf((i * 997) % count).slice(4, 10)}"`)))
  await compare('Search of a title that all have', doors, () => same(search(' and dc:title contains "img"')))
  await compare('Search of all pictures', doors, () => same(search('')))
}

const folder = mkdtempSync(join(tmpdir(), 'mantel-bench-dlna-'))
const dataDir = freshDataDir()
const size = layOut(folder, count)
const minidlna = await startMiniDlna(folder, join(folder, 'media'), count)
try {
  const port = await freePort()
  const mantel = await startMantel({ dataDir, env: { MANTEL_DLNA_PORT: String(port) } })
  const asAnn = await asAdministrator(mantel)
  const connection = lookInto(dataDir)
  const rows = await writeRows(connection.db, count, size)
  await connection.close()
  await asAnn('/devices/tv', { method: 'POST' })
  const base = `http://127.0.0.1:${port}`
  await untilOpen(`${base}/description.xml`)
  const server = mantel.process.pid ?? 0
  await run([{ control: `${base}/content-directory/control`, pids: () => answering(dataDir, server) }, { control: `${minidlna.url}/ctl/ContentDir`, pids: minidlna.pids }], rows)
  const memory = (pids: readonly number[]): string => `${pssOf(pids)} MB in ${pids.length} processes`
  console.log(`| memory (PSS) | ${memory([...new Set([...processesOf(dataDir), ...answering(dataDir, server)])])}, of them ${pssOf([server])} MB the server and ${pssOf(answering(dataDir, server)) - pssOf([server])} MB its database | ${memory(minidlna.pids())} | |`)
  console.log(`\n${count} pictures; MiniDLNA's scan took ${minidlna.scanSeconds.toFixed(0)} s. ${machine()}, load ${loadavg()[0]!.toFixed(1)}`)
  await mantel.stop()
} finally {
  await minidlna.stop()
  await killAll(dataDir)
  for (const each of [folder, dataDir]) rmSync(each, { recursive: true, force: true })
}
process.exit(0)
