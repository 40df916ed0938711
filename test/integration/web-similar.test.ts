import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { analysisResults } from '../../server/analysis/index.ts'
import { files } from '../../server/library/index.ts'
import { base64 } from '../support/made-faces.ts'
import { webHouse, type Browser, type WebHouse } from '../support/web-house.ts'

const drawing = (ground: string, inside: string) => sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="480" height="360"><rect width="480" height="360" fill="${ground}"/>${inside}</svg>`)).jpeg().toBuffer()
const circles = (shift: number) => `<circle cx="${140 + shift}" cy="180" r="90" fill="#c03020"/><circle cx="${350 - shift}" cy="170" r="70" fill="#2040a0"/>`
const stripes = Array.from({ length: 24 }, (_, i) => `<rect x="${i * 20}" width="9" height="360" fill="#222"/>`).join('')
let house: WebHouse, ada: Browser, eve: Browser, folder = ''
const ids: Record<string, string> = {}

/** Writes down what the analysis would: the vector that this house has for a picture now. */
async function look(path: string, fileId: string): Promise<void> {
  const { space, vector } = await house.analysis.embeddings.ofPicture(path)
  const [{ sha256 } = { sha256: '' }] = await house.db.select({ sha256: files.sha256 }).from(files).where(eq(files.id, fileId))
  await house.db.insert(analysisResults).values({ sha256, analyzer: 'image.embedding', revision: 1, model: 'now', state: 'done', output: { space, vector: base64(vector) } })
}
const text = async (browser: Browser, path: string, headers?: Record<string, string>): Promise<string> => {
  const answer = await browser.get(path, headers)
  expect(answer.status, path).toBe(200)
  return answer.text()
}
const namesIn = (html: string): string[] => [...html.slice(html.indexOf('<main'), html.indexOf('</main>')).matchAll(/class="tile-link"[^>]*aria-label="([^",]+)/g)].map((match) => match[1]!)
const show = (browser: Browser, bytes: Uint8Array<ArrayBuffer>, name = 'mine.jpg') => {
  const form = new FormData()
  form.set('picture', new File([bytes], name))
  return browser.send('/search/similar', { method: 'POST', body: form })
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mantel-similar-'))
  const pictures = { 'circles.jpg': ['#f0e8d0', circles(0)], 'circles again.jpg': ['#e8e4d8', circles(12)], 'stripes.jpg': ['#90a080', stripes] } as const
  for (const [name, [ground, inside]] of Object.entries(pictures)) writeFileSync(join(folder, name), await drawing(ground, inside))
  house = await webHouse({ work: true })
  for (const { name } of await house.analysis.overview()) await house.analysis.setOn(name, false)
  ada = await house.setUp()
  eve = await house.person(ada, 'Eve', 'viewer')
  await ada.post('/setup/sources', { path: folder })
  await vi.waitFor(async () => {
    for (const { id, name } of await house.db.select({ id: files.id, name: files.name }).from(files)) ids[name] = id
    expect(Object.keys(ids)).toHaveLength(3)
  }, 30_000)
  for (const [name, id] of Object.entries(ids).filter(([name]) => name !== 'stripes.jpg')) await look(join(folder, name), id)
  await house.catalog.similar!.plan()
  await house.catalog.search.indexFiles(Object.values(ids))
}, 60_000)
afterAll(() => house.close().finally(() => { rmSync(folder, { recursive: true, force: true }) }))

describe('pictures like a picture', () => {
  it('stand beside it, and behind a link that needs no script', async () => {
    const page = await text(eve, `/files/${ids['circles.jpg']}`)
    expect(page).toContain(`hx-get="/files/${ids['circles.jpg']}/similar"`)
    expect(page).toContain(`href="/search?q=like%3A${ids['circles.jpg']}"`)
    const strip = await text(eve, `/files/${ids['circles.jpg']}/similar`)
    expect(strip).toContain(`/files/${ids['circles again.jpg']}?in=search%3Alike%3A${ids['circles.jpg']}`)
    expect(strip).not.toContain(ids['stripes.jpg'])
    expect(await text(eve, `/files/${ids['stripes.jpg']}/similar`)).toContain('Not looked at yet')
    expect((await eve.get('/files/00000000-0000-7000-8000-000000000000/similar')).status).toBe(404)
  })

  it('are found by like:, whose chip has the name of the file', async () => {
    const page = await text(ada, `/search?q=like:${ids['circles.jpg']}`)
    expect(namesIn(page)).toEqual(['circles.jpg', 'circles again.jpg'])
    expect(page).toMatch(/chip-field">like<\/span>circles\.jpg/)
    expect(await text(ada, '/search?q=like:nothing.jpg', { 'accept-language': 'de' })).toContain('Es gibt kein Bild „nothing.jpg“')
  })
})

describe('searching by a picture of one\'s own', () => {
  it('has a page that works without scripts, in both languages, led to from the search box', async () => {
    const page = await text(eve, '/search/similar')
    expect(page).toMatch(/<form[^>]*method="post"[^>]*action="\/search\/similar"[^>]*enctype="multipart\/form-data"/)
    expect(await text(eve, '/search')).toContain('href="/search/similar"')
    expect(await text(eve, '/search/similar', { 'accept-language': 'de' })).toContain('Bilder wie eines von dir')
  })

  it('finds what looks like it, also for who may only look, and keeps nothing (security rule 2)', async () => {
    const answer = await show(eve, new Uint8Array(await drawing('#ece6d4', circles(6))))
    expect(answer.status).toBe(200)
    expect(namesIn(await answer.text()).sort()).toEqual(['circles again.jpg', 'circles.jpg'])
    expect(readdirSync(house.ingest.uploadFolder)).toEqual([])
    expect(await house.db.select().from(files)).toHaveLength(3)
  })

  it('says in words what is wrong: no picture, nothing chosen', async () => {
    const noise = await show(ada, Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 251), 'noise.jpg')
    expect([noise.status, await noise.text()]).toEqual([200, expect.stringContaining('role="alert"')])
    expect(await (await show(ada, new Uint8Array(0), '')).text()).toContain('Choose a picture first')
    expect(readdirSync(house.ingest.uploadFolder)).toEqual([])
  })
})
