import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { ModelCard } from '../../server/inference/index.ts'
import { createOnnxGraph } from '../../server/inference/convert-tfjs/onnx-graph.ts'
import { cardLine, hasGermanLine } from '../../views/models/card-words.ts'
import { waitUntil } from '../support/wait-until.ts'
import { webHouse, type Browser, type WebHouse } from '../support/web-house.ts'

const root = join(import.meta.dirname, '../..')
const graph = createOnnxGraph()
const x = graph.input('x', 'float32', [2])
graph.output('y', { ...x, name: graph.node('Relu', [x.name]) })
const net = graph.encode('small')

let house: WebHouse
let ada: Browser
let mirror: Server
let cards = ''
/** What the mirror sends; nothing for a connection that breaks. */
let sent: Buffer | undefined

/** The program's cards, of which one names a net that this test has, and one a file that no disk can hold. */
function changedCards(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mantel-cards-'))
  cpSync(join(root, 'models'), join(folder, 'models'), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const change = (id: string, bytes: number, sha256: string) => {
    const path = join(folder, 'models', id, 'card.json')
    const card = ModelCard.parse(JSON.parse(readFileSync(path, 'utf8')))
    const [file] = card.files
    writeFileSync(path, JSON.stringify({ ...card, files: [{ ...file, bytes, sha256, sources: [{ type: 'mirror' }] }] }))
  }
  change('brisque-live', net.length, createHash('sha256').update(net).digest('hex'))
  change('mobilenet-v2', 9e15, 'b'.repeat(64))
  return folder
}

beforeAll(async () => {
  mirror = createServer((_, response) => { if (sent) response.end(sent); else response.destroy() })
  await new Promise<void>((ready) => mirror.listen(0, '127.0.0.1', ready))
  cards = changedCards()
  house = await webHouse({ work: true, cardsFolder: cards, config: { modelMirror: `http://127.0.0.1:${(mirror.address() as AddressInfo).port}` } })
  ada = await house.setUp()
}, 60_000)
afterAll(async () => {
  await house.close()
  mirror.closeAllConnections()
  mirror.close()
  rmSync(cards, { recursive: true })
})
beforeEach(() => { sent = net })

const page = async (): Promise<string> => (await ada.get('/models')).text()
/** How one model stands, as its fragment has it. */
const standing = async (id: string): Promise<string> => (await page()).split('<li class="model">').find((part) => part.includes(`id="model-${id}"`)) ?? ''
const until = (id: string, words: string) => waitUntil(`${id} says: ${words}`, async () => (await standing(id)).includes(words), 20_000)

describe('the page of models', () => {
  it('says of each what it is for, what it could do better, where it comes from and what it takes', async () => {
    const html = await page()
    expect(html).toMatch(/href="\/models" aria-current="page"/)
    expect(html).not.toMatch(/undefined|\[object|NaN|\{[a-z]+\}<|<[a-z][^>]* style=|<[a-z][^>]* on[a-z]+="/)
    const better = await standing('yolox-s')
    for (const words of ['Can be fetched', 'Better than CenterNet MobileNetV3: 80 kinds of things', 'Apache-2.0', 'about 220 MB', 'small things, since it looks at 640 pixels']) expect(better).toContain(words)
    const used = await standing('centernet')
    for (const words of ['In use', 'came with Mantel', 'Check its files', 'Try it']) expect(used).toContain(words)
    expect(used).not.toContain('Remove')
  })
  it('is for administrators only', async () => {
    const eve = await house.person(ada, 'Eve', 'member')
    expect((await eve.get('/models')).status).toBe(403)
    for (const path of ['installation', 'installation/end', 'check', 'trial']) expect((await eve.post(`/models/centernet/${path}`)).status).toBe(403)
    expect((await eve.post('/models/centernet/installation', { _method: 'delete' })).status).toBe(403)
    expect(await (await eve.get('/')).text()).not.toContain('href="/models"')
    expect((await ada.post('/models/nothing-such/check')).status).toBe(404)
  })
  it('speaks German, also where it quotes the cards', async () => {
    const all = house.inference.models.cards().flatMap(({ goodAt, limits }) => [...goodAt, ...limits])
    expect(all.filter((line) => !hasGermanLine(line))).toEqual([])
    await ada.post('/settings/look', { language: 'de' })
    expect(await page()).toContain(cardLine('de', 'small things are missed'))
    await ada.post('/settings/look', { language: 'en' })
  })
})

describe('a model', () => {
  it('is fetched by a plain form, used at once, found damaged, fetched again, and removed', async () => {
    const back = await ada.post('/models/brisque-live/installation')
    expect([back.status, back.headers.get('location')]).toEqual([303, '/models'])
    await until('brisque-live', 'In use')
    expect(await standing('brisque-live')).toContain('downloaded')
    const kept = join(house.dataDir, 'models')
    const file = readdirSync(kept).find((name) => name.startsWith(createHash('sha256').update(net).digest('hex'))) ?? ''
    expect(await (await ada.swap('/models/brisque-live/check')).text()).toContain('every file is what it should be')
    writeFileSync(join(kept, file), Buffer.alloc(net.length))
    const checked = await (await ada.swap('/models/brisque-live/check')).text()
    expect(checked).toMatch(/BRISQUE is damaged: its part “score” is not what was downloaded/)
    expect(await standing('brisque-live')).toContain('Fetch again from 127.0.0.1')
    await ada.swap('/models/brisque-live/installation')
    await until('brisque-live', 'In use')
    expect(await (await ada.swap('/models/brisque-live/installation', { _method: 'delete' })).text()).toContain('Can be fetched')
    expect(await (await ada.post('/models/centernet/installation', { _method: 'delete' })).text()).toContain('was not downloaded')
  })

  it.each([
    ['other content', 'brisque-live', Buffer.alloc(net.length), 'is not the file that Mantel was tested with'],
    ['no network', 'brisque-live', undefined, 'cannot be reached. What was downloaded so far is kept'],
    ['a full disk', 'mobilenet-v2', net, 'There is not enough room for MobileNetV2'],
  ])('that cannot come for %s says so until it is seen', async (_, id, content, sentence) => {
    sent = content
    expect(await (await ada.swap(`/models/${id}/installation`)).text()).toContain(`id="model-${id}"`)
    await until(id, sentence)
    expect(await standing(id)).toContain('Could not be fetched')
    await ada.swap(`/models/${id}/installation/end`)
    expect(await standing(id)).toContain('Can be fetched')
  })

  it('tells open pages how it comes, without a reload', async () => {
    const server = createAdaptorServer({ fetch: (request, env) => house.door.fetch(request, env as HttpBindings) }) as Server
    server.on('upgrade', house.door.upgrade)
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    const origin = `127.0.0.1:${(server.address() as AddressInfo).port}`
    const socket = new WebSocket(`ws://${origin}/live`, { headers: { origin: `http://${origin}`, cookie: `mantel_session=${ada.cookies.get('mantel_session')}` } })
    const heard: string[] = []
    socket.on('message', (data) => { heard.push((data as Buffer).toString()) })
    socket.once('open', () => { socket.send(JSON.stringify({ watch: ['models'] })) })
    const hears = (words: RegExp) => waitUntil(`the page hears ${words.source}`, () => heard.some((message) => words.test(message)), 20_000)
    await hears(/The processor computes them/)
    await hears(/id=\\"model-brisque-live\\" data-state=\\"available\\"/)
    await ada.swap('/models/brisque-live/installation')
    await hears(/id=\\"model-brisque-live\\" data-state=\\"installed\\"/)
    await ada.swap('/models/brisque-live/installation', { _method: 'delete' })
    socket.terminate()
    server.closeAllConnections()
    server.close()
  })

  it('is tried on a picture, by scripts and by a plain form, and its time is kept', async () => {
    const answer = await (await ada.swap('/models/centernet/trial')).text()
    expect(answer).toMatch(/^<div class="model-trial" id="model-trial-centernet"/)
    expect(answer).toMatch(/person/i)
    expect(answer).toMatch(/[\d,]+ ms, of which the network [\d,]+ ms, and [\d,]+ ms once, to load it/)
    const whole = await (await ada.post('/models/centernet/trial', { picture: 'demo' })).text()
    expect(whole).toMatch(/<details class="model-more" open[^>]*>[\s\S]*id="model-trial-centernet"/)
    expect(await standing('centernet')).toMatch(/ms a time · asked 2 times · loaded in [\d,]+ ms/)
    expect(await (await ada.swap('/models/centernet/trial', { picture: '018f0000-0000-7000-8000-000000000000' })).text()).toContain('model-reason')
    expect(await (await ada.swap('/models/yunet/trial')).text()).toContain('is not installed')
  })
})
