import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import type { Database } from '../../server/platform/index.ts'
import { pictureBytes, writePicture } from './lone-pictures.ts'
import { asAdministrator, asReturning, freshDataDir, killAll, lookInto, startMantel } from './running-mantel.ts'
import { sendUpload, type TusUpload } from './tus-client.ts'
import { waitUntil } from './wait-until.ts'

export interface KillReport { rounds: number; processesKilled: number; sourceFiles: number; uploads: number; problems: string[] }

const PICTURES_A_ROUND = 12
const UPLOADS_A_ROUND = 4

/**
 * Kills every process of Mantel with SIGKILL at random moments while it scans and while files are uploaded, starts it again each time, and in the
 * end compares what it holds with what it was given: nothing lost, doubled, half written or stuck. Moments come from the seed.
 */
export async function killRounds({ rounds, seed, say = () => undefined }: { rounds: number; seed: number; say?: (line: string) => void }): Promise<KillReport> {
  const dataDir = freshDataDir()
  const source = join(dataDir, '..', `${dataDir.split('/').at(-1)}-source`)
  mkdirSync(source)
  const random = generator(seed)
  const uploads: TusUpload[] = []
  let [killed, made] = [0, 0]
  let mantel = await startMantel({ dataDir, sources: [source] })
  let ask = await asAdministrator(mantel)
  for (let round = 1; round <= rounds; round++) {
    for (let i = 0; i < PICTURES_A_ROUND; i++) await writePicture(join(source, `picture ${++made}.jpg`), made)
    for (let i = 0; i < UPLOADS_A_ROUND; i++) uploads.push({ location: undefined, bytes: await pictureBytes(1_000_000 + uploads.length, { width: 400, height: 300 }), name: `upload ${uploads.length}.jpg`, folder: 'From the phone', done: false })
    const sending = Promise.allSettled(uploads.map((upload) => sendUpload(ask, upload)))
    const moment = Math.floor(random() * 2500)
    await new Promise((next) => setTimeout(next, moment))
    killed += await killAll(dataDir)
    await sending
    mantel = await startMantel({ dataDir, sources: [source] })
    ask = await asReturning(mantel)
    say(`round ${round}: killed after ${moment} ms, ${uploads.filter((upload) => upload.done).length}/${uploads.length} uploads sent, started again`)
  }
  for (const upload of uploads) await sendUpload(ask, upload)
  const problems = await examine(dataDir, source, uploads).catch((error: unknown) => [String(error)])
  await mantel.stop()
  await killAll(dataDir)
  return { rounds, processesKilled: killed, sourceFiles: made, uploads: uploads.length, problems }
}

async function examine(dataDir: string, source: string, uploads: TusUpload[]): Promise<string[]> {
  const { db, close } = lookInto(dataDir)
  try {
    const pictures = readdirSync(source)
    await waitUntil('everything is taken in', async () => await count(db, sql`select count(*) as n from files where source_id is not null`) >= pictures.length && await count(db, sql`select count(*) as n from uploads where state = 'received'`) === 0, 240_000)
    await waitUntil('the queue is empty', async () => await count(db, sql`select count(*) as n from pgboss.job where state in ('created', 'retry', 'active') and name like 'ingest.take-in%'`) === 0, 120_000)
    const held = await db.execute<{ name: string; folder: string; sha256: string; stored: boolean; versions: number; renditions: number; own: boolean }>(sql`
      select f.name, f.folder, f.sha256, b.stored, f.source_id is not null as own, (select count(*)::int from versions v where v.file_id = f.id) as versions,
        (select count(*)::int from renditions r where r.sha256 = f.sha256 and r.state = 'ready') as renditions from files f join blobs b using (sha256)`)
    const expected = [...pictures.map((name) => ({ name, sha256: hashOf(readFileSync(join(source, name))) })), ...uploads.map(({ name, bytes }) => ({ name, sha256: hashOf(bytes) }))]
    return [
      ...expected.flatMap(({ name, sha256 }) => judge(name, held.filter((file) => file.sha256 === sha256))),
      ...(held.length === expected.length ? [] : [`${held.length} files where ${expected.length} were given`]),
      ...held.filter((file) => file.stored).flatMap((file) => judgeBytes(dataDir, file)),
      ...leftovers(dataDir, (await db.execute<{ id: string }>(sql`select id from uploads where state = 'receiving'`)).map(({ id }) => id)),
      ...(await count(db, sql`select count(*) as n from refusals`) === 0 ? [] : ['something was refused']),
    ]
  } finally {
    await close()
  }
}

function judge(name: string, found: { name: string; versions: number; renditions: number }[]): string[] {
  const [file] = found
  if (!file) return [`lost: ${name}`]
  return [...(found.length > 1 ? [`doubled: ${name}`] : []), ...(file.name === name ? [] : [`${name} is called ${file.name}`]), ...(file.versions === 1 ? [] : [`${name} has ${file.versions} versions`]), ...(file.renditions >= 2 ? [] : [`${name} has ${file.renditions} renditions`])]
}

function judgeBytes(dataDir: string, { name, sha256 }: { name: string; sha256: string }): string[] {
  const path = join(dataDir, 'blobs', sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  if (!existsSync(path)) return [`no bytes: ${name}`]
  return hashOf(readFileSync(path)) === sha256 ? [] : [`half written: ${name}`]
}

/** What lies in temporary folders once all is quiet; an upload that was begun and whose answer never reached the sender may rest until it expires. */
const leftovers = (dataDir: string, resting: string[]): string[] => ['tmp/uploads', 'tmp/work'].flatMap((folder) => readdirSync(join(dataDir, folder)).filter((name) => !resting.includes(name.replace(/\.json$/, ''))).map((name) => `left over: ${folder}/${name}`))

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

async function count(db: Database, query: ReturnType<typeof sql>): Promise<number> {
  const [row] = await db.execute<{ n: string }>(query)
  return Number(row?.n)
}

/** Mulberry32: the same moments for the same seed. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

