import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { asAdministrator, freshDataDir, killAll, startMantel, type RunningMantel } from '../support/running-mantel.ts'

const dataDir = freshDataDir()
let mantel: RunningMantel
let authorization = ''
let folder = ''
beforeAll(async () => {
  mantel = await startMantel({ dataDir })
  const asAnn = await asAdministrator(mantel)
  const page = await (await asAnn('/devices/app-passwords', { method: 'POST', body: new URLSearchParams({ device: 'test' }) })).text()
  authorization = `Basic ${Buffer.from(`Ann:${/[a-z]{5}(?:-[a-z]{5}){3}/.exec(page)?.[0] ?? ''}`).toString('base64')}`
  const [space = ''] = (await list('/dav/Folders/')).keys()
  folder = `/dav/Folders/${encodeURIComponent(space)}/killed`
  expect((await dav('MKCOL', folder)).status).toBe(201)
}, 120_000)
afterAll(async () => {
  await mantel.stop()
  await killAll(dataDir)
})

const dav = (method: string, path: string, init: RequestInit = {}): Promise<Response> => fetch(`${mantel.url}${path}`, { method, ...init, headers: { authorization, ...(init.headers as Record<string, string>) } })

/** Names of a folder's members with their sizes. */
async function list(path: string): Promise<Map<string, number>> {
  const text = await (await dav('PROPFIND', path, { headers: { depth: '1' } })).text()
  const members = [...text.matchAll(/<D:response><D:href>([^<]*)<\/D:href>(.*?)<\/D:response>/gs)].slice(1)
  return new Map(members.map(([, href = '', facts = '']) => [decodeURIComponent(href.replace(/\/$/, '').split('/').at(-1) ?? ''), Number(/<D:getcontentlength>(\d+)</.exec(facts)?.[1] ?? -1)]))
}

it('keeps every file that it answered for, and shows none in part, when every process is killed with -9 while files arrive', async () => {
  const sent = new Map<string, Buffer>()
  const answered = new Set<string>()
  for (const moment of [700, 1500]) {
    let isOver = false
    const sender = async (size: number): Promise<void> => {
      while (!isOver) {
        const [name, bytes] = [`${sent.size}.bin`, randomBytes(size)]
        bytes[0] = 0 // no format begins so
        sent.set(name, bytes)
        const answer = await dav('PUT', `${folder}/${name}`, { body: new Uint8Array(bytes) }).catch(() => undefined)
        if (answer?.status === 201) answered.add(name)
      }
    }
    const sending = Promise.all([sender(2000), sender(2000), sender(2000), sender(9_000_000)])
    await new Promise((next) => { setTimeout(next, moment) })
    await killAll(dataDir)
    isOver = true
    await sending
    mantel = await startMantel({ dataDir })
    const shown = await list(`${folder}/`)
    expect([...answered].filter((name) => !shown.has(name))).toEqual([])
    expect([...shown].filter(([name, size]) => sent.get(name)?.length !== size)).toEqual([])
    for (const name of shown.keys()) expect([name, hashOf(Buffer.from(await (await dav('GET', `${folder}/${name}`)).arrayBuffer()))]).toEqual([name, hashOf(sent.get(name) ?? Buffer.alloc(0))])
  }
  expect(answered.size).toBeGreaterThan(4)
}, 240_000)

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
