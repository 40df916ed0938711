import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { asAdministrator, freshDataDir, killAll, startMantel } from '../test/support/running-mantel.ts'
import { startApache } from './whole-product/apache.ts'
import { growthOf } from './whole-product/growth-of.ts'
import { machine } from './whole-product/product.ts'

// How fast do files travel through /dav/ against Apache's mod_dav on the same disk in the same run, and what memory does it take?
// What Mantel answers with 201 is on the disk for good, what Apache answers is not: its PUT is told both ways, as it is and with the sync that it leaves out.
// npm run bench -- webdav-against-mod-dav; alone: node --import tsx bench/webdav-against-mod-dav.ts [--megabytes 500] [--rounds 3] [--small 2000] [--listed 5000]. Needs a built dist/.
const { values } = parseArgs({ options: { megabytes: { type: 'string', default: '500' }, rounds: { type: 'string', default: '3' }, small: { type: 'string', default: '2000' }, listed: { type: 'string', default: '5000' } } })
const [bytes, rounds, small, listed] = [Number(values.megabytes) * 1e6, Number(values.rounds), Number(values.small), Number(values.listed)]
const BLOCK = 1 << 20
const block = randomBytes(BLOCK)

interface Door { name: string; base: string; headers: Record<string, string>; pids: () => number[] }
interface Answer { status: number; bytes: number; sha256: string }

/** One request with node's own client: what fetch costs must not hide what the server does. */
function ask(door: Door, method: string, path: string, { headers = {}, body, isHashed = false }: { headers?: Record<string, string>; body?: (write: (chunk: Buffer) => Promise<void>) => Promise<void>; isHashed?: boolean } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(`${door.base}${path}`, { method, headers: { ...door.headers, ...headers } }, (answer) => {
      const hash = createHash('sha256')
      let count = 0
      answer.on('data', (chunk: Buffer) => { count += chunk.length; if (isHashed) hash.update(chunk) })
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, bytes: count, sha256: isHashed ? hash.digest('hex') : '' }))
      answer.once('error', reject)
    })
    sent.once('error', reject)
    const write = (chunk: Buffer): Promise<void> => new Promise((next) => { if (sent.write(chunk)) next(); else sent.once('drain', next) })
    void (body ? body(write) : Promise.resolve()).then(() => sent.end())
  })
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1000
}
const expecting = async (asked: Promise<Answer>, ...wanted: number[]): Promise<Answer> => {
  const answer = await asked
  if (!wanted.includes(answer.status)) throw new Error(`${answer.status} came where ${wanted.join(' or ')} was expected`)
  return answer
}
const middle = (all: number[]): number => all.toSorted((a, b) => a - b)[all.length >> 1]!

interface Figures { get: number; again: number; small: number; listed: number; suffix: number; grown: { get: number; small: number; list: number } }

/** Puts the large file under a name of its own. */
function putLarge(door: Door, name: string): Promise<Answer> {
  const large = async (write: (chunk: Buffer) => Promise<void>): Promise<void> => {
    for (let left = bytes; left > 0; left -= BLOCK) await write(left >= BLOCK ? block : block.subarray(0, left))
  }
  return expecting(ask(door, 'PUT', `/bench/${name}`, { headers: { 'content-length': String(bytes) }, body: large }), 201)
}

/** PUT of the large file at both in turns, so that what else the machine does meets both; before each the disk has nothing left to do. */
async function measurePuts(own: Door, peer: Door, root: string): Promise<{ own: number[]; peer: number[]; peerKept: number[]; grown: { own: number; peer: number } }> {
  const all = { own: [] as number[], peer: [] as number[], peerKept: [] as number[], grown: { own: 0, peer: 0 } }
  for (const door of [own, peer]) await expecting(ask(door, 'MKCOL', '/bench'), 201)
  for (let round = 0; round < rounds; round++) {
    const name = round === 0 ? 'large.bin' : `large ${round}.bin`.replace(' ', '%20')
    execFileSync('sync')
    const mine = await growthOf(own.pids, () => timed(() => putLarge(own, name)))
    execFileSync('sync')
    const theirs = await growthOf(peer.pids, () => timed(() => putLarge(peer, name)))
    const keeping = await timed(() => syncFile(join(root, 'bench', decodeURIComponent(name))))
    all.own.push(mine.result)
    all.peer.push(theirs.result)
    all.peerKept.push(theirs.result + keeping)
    all.grown = { own: Math.max(all.grown.own, mine.grownMb), peer: Math.max(all.grown.peer, theirs.grownMb) }
  }
  return all
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r')
  await file.sync().finally(() => file.close())
}

async function measure(door: Door): Promise<Figures> {
  const get = await growthOf(door.pids, () => timed(() => expecting(ask(door, 'GET', '/bench/large.bin'), 200)))
  const again = await timed(() => expecting(ask(door, 'GET', '/bench/large.bin'), 200))
  const suffixes: number[] = []
  for (let i = 0; i < 50; i++) suffixes.push(await timed(() => expecting(ask(door, 'GET', '/bench/large.bin', { headers: { range: 'bytes=-1000' } }), 206)))
  await expecting(ask(door, 'MKCOL', '/many'), 201)
  const putSmall = async (i: number): Promise<void> => {
    const content = Buffer.from(`note ${i} of ${door.name}\n`.repeat(80))
    await expecting(ask(door, 'PUT', `/many/note%20${i}.txt`, { headers: { 'content-length': String(content.length) }, body: (write) => write(content) }), 201)
  }
  const four = async (from: number, to: number): Promise<void> => {
    let next = from
    await Promise.all(Array.from({ length: 4 }, async () => { while (next < to) await putSmall(next++) }))
  }
  const many = await growthOf(door.pids, () => timed(() => four(0, small)))
  await four(small, listed)
  const list = (): Promise<number> => timed(() => expecting(ask(door, 'PROPFIND', '/many/', { headers: { depth: '1' } }), 207))
  await list()
  const lists: number[] = []
  const listing = await growthOf(door.pids, async () => { for (let i = 0; i < 5; i++) lists.push(await list()); return 0 })
  return { get: get.result, again, small: many.result, listed: middle(lists), suffix: middle(suffixes), grown: { get: get.grownMb, small: many.grownMb, list: listing.grownMb } }
}

const folder = mkdtempSync(join(tmpdir(), 'mantel-bench-dav-'))
const dataDir = freshDataDir()
const apache = await startApache(folder)
const mantel = await startMantel({ dataDir })
const asAnn = await asAdministrator(mantel)
const page = await (await asAnn('/devices/app-passwords', { method: 'POST', body: new URLSearchParams({ device: 'bench' }) })).text()
const password = /[a-z0-9]{4,6}(?:-[a-z0-9]{4,6}){3}/i.exec(page)?.[0]
if (!password) throw new Error('The page shows no app password.')
const authorization = `Basic ${Buffer.from(`Ann:${password}`).toString('base64')}`
const roots = await (await fetch(`${mantel.url}/dav/Folders/`, { method: 'PROPFIND', headers: { authorization, depth: '1' } })).text()
const space = [...roots.matchAll(/<[A-Za-z]*:?href>([^<]+)</g)].map(([, href]) => href!).find((href) => href.replace(/\/$/, '') !== '/dav/Folders')
if (!space) throw new Error(`There is no space below /dav/Folders: ${roots.slice(0, 500)}`)
const doors: [Door, Door] = [
  { name: 'Mantel', base: `${mantel.url}${space.replace(/\/$/, '')}`, headers: { authorization }, pids: () => [mantel.process.pid ?? 0] },
  { name: 'Apache', base: apache.url, headers: {}, pids: apache.pids },
]
const puts = await measurePuts(...doors, apache.root)
const [own, peer] = [await measure(doors[0]), await measure(doors[1])]
await apache.stop()
await mantel.stop()
await killAll(dataDir)
rmSync(folder, { recursive: true })
rmSync(dataDir, { recursive: true, force: true })

const speed = (seconds: number): string => `${(bytes / seconds / 1e6).toFixed(0)} MB/s`
console.log(`| | Mantel | Apache mod_dav | ratio | floor |\n|---|---|---|---|---|`)
const put = middle(puts.own)
console.log(`| PUT of ${values.megabytes} MB, median of ${rounds}: ours on the disk for good, theirs not | ${speed(put)} | ${speed(middle(puts.peer))} | ${(middle(puts.peer) / put).toFixed(2)} × | ≥ 0.8 × |`)
console.log(`| the same, theirs with a sync after it | ${speed(put)} | ${speed(middle(puts.peerKept))} | ${(middle(puts.peerKept) / put).toFixed(2)} × | ≥ 0.8 × |`)
console.log(`| GET of it, first and again | ${speed(own.get)}, ${speed(own.again)} | ${speed(peer.get)}, ${speed(peer.again)} | ${(peer.get / own.get).toFixed(2)} ×, ${(peer.again / own.again).toFixed(2)} × | ≥ 0.6 × |`)
console.log(`| last 1000 bytes of it, median of 50 | ${(own.suffix * 1000).toFixed(1)} ms | ${(peer.suffix * 1000).toFixed(1)} ms | | < 5 ms |`)
console.log(`| PUT of ${small} small files, four at a time | ${(small / own.small).toFixed(0)} a second | ${(small / peer.small).toFixed(0)} a second | ${(peer.small / own.small).toFixed(2)} × | – |`)
console.log(`| PROPFIND of ${listed}, median of 5 | ${(own.listed * 1000).toFixed(0)} ms | ${(peer.listed * 1000).toFixed(0)} ms | ${(own.listed / peer.listed).toFixed(2)} × its time | ≤ 2 × |`)
const memory = (large: number, { get, small: many, list }: Figures['grown']): string => `${large} · ${get} · ${many} · ${list} MB`
console.log(`| memory added, PUT · GET · small files · PROPFIND | ${memory(puts.grown.own, own.grown)} | ${memory(puts.grown.peer, peer.grown)} | | < 50 MB each |`)
console.log(machine())
process.exit(0)
