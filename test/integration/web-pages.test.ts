import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { webHouse, type Browser, type WebHouse } from '../support/web-house.ts'

let house: WebHouse
let ada: Browser
let eve: Browser
let folder = ''
interface TimelineItem { id: string; name: string; thumb: string | null; ratio: number; takenLocal: string }
let files: TimelineItem[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mantel-pages-'))
  mkdirSync(join(folder, 'Rome/Forum'), { recursive: true })
  const draw = async (path: string, background: string, year: number) => {
    const picture = sharp({ create: { width: 600, height: 400, channels: 3, background } }).withExif({ IFD2: { DateTimeOriginal: `${year}:05:14 11:41:12` }, IFD0: { Make: 'Testcam', Model: 'T 1' } })
    writeFileSync(join(folder, path), await picture.jpeg().toBuffer())
  }
  for (const [path, color, year] of [['red.jpg', '#c02020', 2022], ['Rome/green.jpg', '#20a040', 2023], ['Rome/Forum/blue <b>&.jpg', '#2040c0', 2024]] as const) await draw(path, color, year)
  writeFileSync(join(folder, 'drawing.svg'), '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><script>alert(1)</script><rect width="40" height="40" fill="red"/></svg>')
  writeFileSync(join(folder, 'broken.jpg'), 'no picture')
  house = await webHouse({ work: true })
  ada = await house.setUp()
  eve = await house.person(ada, 'Eve', 'viewer')
  expect((await ada.post('/setup/sources', { path: folder })).status).toBe(303)
  await vi.waitFor(async () => {
    const shape = await (await ada.get('/timeline/shape')).json() as { total: number; months: { month: string }[] }
    expect(shape.total).toBe(4)
    expect((await (await ada.get('/refusals')).text())).toContain('broken.jpg')
    const parts = await Promise.all(shape.months.map(async ({ month }) => await (await ada.get(`/timeline/months/${month}`)).json() as TimelineItem[]))
    files = parts.flat()
    expect(files.every(({ thumb }) => thumb !== null)).toBe(true)
    expect((await house.queue.counts()).every(({ waiting, active }) => waiting + active === 0)).toBe(true)
  }, 50_000)
}, 90_000)
afterAll(() => house.close().finally(() => { rmSync(folder, { recursive: true, force: true }) }))

const fileNamed = (name: string): TimelineItem => files.find((file) => file.name === name)!

describe('every page', () => {
  it.each(['/', '/?at=2023-05', '/?page=2', '/recent', '/favorites', '/folders', '/search', '/search?q=red', '/search?q=kind%3Aimage', '/search?q=%22', '/search?q=color%3Ared%20-kind%3Avideo', '/trash', '/refusals', '/jobs', '/sources', '/sources?browse=/nowhere', '/people', '/tags', '/settings', '/shortcuts', '/uploads/form', '/setup', '/setup?step=pictures'])('%s is whole and has no empty places', async (path) => {
    const answer = await ada.get(path)
    const html = await answer.text()
    expect(answer.status).toBe(200)
    expect(html).toMatch(/^<!doctype html>/i)
    expect(html).not.toMatch(/undefined|\[object|NaN|\{[a-z]+\}</)
    expect(html.replace(/<script type="application\/json"[\s\S]*?<\/script>/, '')).not.toMatch(/<script>|<[a-z][^>]* on[a-z]+=|<[a-z][^>]* style=/)
  })
  it('is for those who may: viewers see no sources, settings of the house, or forms that change files', async () => {
    expect((await eve.get('/sources')).status).toBe(403)
    expect((await eve.get('/folder-browser?browse=/')).status).toBe(403)
    expect(await (await eve.get('/settings')).text()).not.toContain('action="/people')
    const page = await (await eve.get(`/files/${fileNamed('red.jpg').id}`)).text()
    expect(page).toContain('red.jpg')
    expect(page).not.toContain('/trashing')
    for (const path of ['/selection/trashing', '/selection/tags', '/selection/purging']) expect((await eve.post(path, { file: fileNamed('red.jpg').id, name: 'x' })).status).toBe(403)
    expect((await eve.post('/settings/analyzers/image.text', { _method: 'delete' })).status).toBe(403)
    expect((await eve.post('/jobs/pause')).status).toBe(403)
    expect((await eve.post('/people', { name: 'Mallory', role: 'admin', password: 'quiet river under 7 stones' })).status).toBe(403)
  })
})

describe('the timeline', () => {
  it('is laid out from its shape, which is sent once', async () => {
    const first = await ada.get('/timeline/shape')
    const { months, total } = await first.json() as { total: number; months: { month: string; days: [string, number][]; ratios: string }[] }
    expect(months.flatMap(({ days }) => days).reduce((sum, [, count]) => sum + count, 0)).toBe(total)
    expect(months.map(({ ratios }) => Buffer.from(ratios, 'base64').length).reduce((a, b) => a + b)).toBe(total)
    expect(months.some(({ days }) => days.some(([day]) => day === '2023-05-14'))).toBe(true)
    expect((await ada.get('/timeline/shape', { 'if-none-match': first.headers.get('etag') ?? '' })).status).toBe(304)
  })
  it.each(['2023-13', 'x', '2023-05%27'])('has no month %s', async (month) => { expect((await ada.get(`/timeline/months/${month}`)).status).toBe(400) })
})

describe('a file', () => {
  it('shows what is known, escaped, with its neighbours in the list', async () => {
    const { id } = fileNamed('blue <b>&.jpg')
    const html = await (await ada.get(`/files/${id}?in=${encodeURIComponent('search:kind:image')}`)).text()
    expect(html).toContain('blue &lt;b&gt;&amp;.jpg')
    expect(html).not.toContain('blue <b>')
    expect(html).toMatch(/data-viewer-way="(next|previous)"/)
    expect(html).toContain('Testcam')
    expect(html).toMatch(/class="swatch"/)
  })
  it('is loved, tagged, thrown away and brought back by plain forms', async () => {
    const { id } = fileNamed('green.jpg')
    await ada.post(`/files/${id}/favorite`)
    expect(await (await ada.get('/favorites')).text()).toContain(id)
    await ada.post(`/files/${id}/favorite`, { _method: 'delete' })
    expect(await (await ada.get('/favorites')).text()).not.toContain(id)
    const back = await ada.post(`/files/${id}/tags`, { name: 'Travel/Rome' }, { referer: `http://localhost:8400/files/${id}` })
    expect([back.status, back.headers.get('location')]).toEqual([303, `/files/${id}`])
    const page = await (await ada.get(`/files/${id}`)).text()
    expect(page).toContain('Travel/Rome')
    expect(page).toContain('/undoing')
    expect(await (await ada.get(`/files/${id}`)).text()).not.toContain('data-toast')
    expect((await ada.post(`/files/${id}/trashing`)).headers.get('location')).toMatch(/^\/files\//)
    expect(await (await ada.get('/trash')).text()).toContain(id)
    await ada.post(`/files/${id}/trashing`, { _method: 'delete' })
    expect(await (await ada.get('/trash')).text()).not.toContain(id)
  })
  it('answers scripts with what they swap, and undo takes back', async () => {
    const { id } = fileNamed('red.jpg')
    const tagged = await ada.swap(`/files/${id}/tags`, { name: 'Sunset' })
    const html = await tagged.text()
    expect(html).toContain(`id="file-tags-${id}"`)
    expect(html).toContain('hx-swap-oob="beforeend"')
    const undo = /action="(\/changes\/[^"]+\/undoing)"/.exec(html)?.[1] ?? ''
    const undone = await ada.swap(undo)
    expect([undone.status, undone.headers.get('hx-trigger')]).toEqual([200, 'mantel:changed'])
    expect(await (await ada.get(`/files/${id}`)).text()).not.toContain('Sunset</a>')
    expect((await ada.swap(undo)).status).toBe(409)
  })
  it('security rule 7: of another\'s space is not there', async () => {
    const stranger = '018f0000-0000-7000-8000-000000000000'
    for (const path of [`/files/${stranger}`, `/files/${stranger}/original`, `/files/${stranger}/renditions/thumbnail`]) expect((await ada.get(path)).status).toBe(404)
  })
})

describe('media', () => {
  it('come by Range and are kept by browsers under the address of their content', async () => {
    const { id, thumb } = fileNamed('red.jpg')
    const small = await ada.get(thumb ?? '')
    expect([small.status, small.headers.get('content-type'), small.headers.get('cache-control')]).toEqual([200, 'image/jpeg', 'private, max-age=31536000, immutable'])
    expect((await ada.get(thumb ?? '', { 'if-none-match': small.headers.get('etag') ?? '' })).status).toBe(304)
    expect((await ada.get(`/files/${id}/renditions/thumbnail?v=deadbeef`)).headers.get('cache-control')).toBe('private, no-cache')
    const part = await ada.get(`/files/${id}/original`, { range: 'bytes=0-1' })
    expect([part.status, Buffer.from(await part.arrayBuffer()).toString('hex')]).toEqual([206, 'ffd8'])
    expect((await ada.send(`/files/${id}/original`, { method: 'HEAD' })).headers.get('accept-ranges')).toBe('bytes')
    expect((await ada.get(`/files/${id}/original?download=1`)).headers.get('content-disposition')).toBe('attachment; filename="red.jpg"; filename*=UTF-8\'\'red.jpg')
  })
  it('security rule 6: never show SVG in place', async () => {
    const svg = await ada.get(`/files/${fileNamed('drawing.svg').id}/original`)
    expect(svg.headers.get('content-type')).toBe('application/octet-stream')
    expect(svg.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(svg.headers.get('content-security-policy')).toContain('sandbox')
    expect((await ada.get(`/files/${fileNamed('drawing.svg').id}/renditions/preview`)).headers.get('content-type')).toBe('image/jpeg')
  })
  it('wait politely for what is not drawn yet, and know no other drawings', async () => {
    const { id } = fileNamed('red.jpg')
    const waiting = await ada.get(`/files/${id}/renditions/web-video`)
    expect([waiting.status, waiting.headers.get('retry-after'), waiting.headers.get('content-type')]).toEqual([202, '2', 'image/gif'])
    expect((await ada.get(`/files/${id}/renditions/..%2f..%2fsecret`)).status).toBe(404)
  })
  it('leave together as one archive', async () => {
    const answer = await ada.post('/selection/archive', { file: files.map(({ id }) => id) })
    const path = join(folder, '..', `${crypto.randomUUID()}.zip`)
    writeFileSync(path, Buffer.from(await answer.arrayBuffer()))
    const names = execFileSync('python3', ['-c', 'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print("\\n".join(sorted(z.namelist())))', path], { encoding: 'utf8' }).trim().split('\n')
    rmSync(path)
    expect(names).toEqual(['blue <b>&.jpg', 'drawing.svg', 'green.jpg', 'red.jpg'])
  })
})

it('folders are walked from the top', async () => {
  const top = await (await ada.get('/folders')).text()
  const source = /href="(\/folders\/%40[^"]+)"/.exec(top)?.[1] ?? ''
  expect(await (await ada.get(source)).text()).toContain('red.jpg')
  const rome = await (await ada.get(`${source}/Rome`)).text()
  expect(rome).toContain('green.jpg')
  expect(rome).toContain(`${source}/Rome/Forum`)
  expect((await ada.get(`${source}/Nowhere`)).status).toBe(404)
})

it('a search has chips, counts and reasons, and says what it could not understand', async () => {
  const html = await (await ada.get('/search?q=color%3Ared%20red')).text()
  expect(html).toContain('class="chips query-chips"')
  expect(html).toContain(fileNamed('red.jpg').id)
  expect(html).toMatch(/class="facet-link"/)
  expect(await (await ada.get('/search?q=date%3Anonsense')).text()).toContain('class="problem"')
  expect(await (await ada.get('/search/suggest?q=ki', { 'hx-request': 'true' })).text()).toContain('kind:')
})

it('many files are tagged, thrown away and brought back at once', async () => {
  const ids = files.slice(0, 3).map(({ id }) => id)
  expect(await (await ada.swap('/selection/tags', { file: ids, name: 'Batch' })).text()).toContain('3 files')
  await ada.swap('/selection/trashing', { file: ids })
  expect((await (await ada.get('/timeline/shape')).json() as { total: number }).total).toBe(1)
  await ada.swap('/selection/restoration', { file: ids })
  expect((await (await ada.get('/timeline/shape')).json() as { total: number }).total).toBe(4)
  expect((await ada.swap('/selection/purging', { file: ids })).status).toBe(409)
  expect((await ada.swap('/selection/favorite')).status).toBe(400)
})

it('people, jobs and analyzers are looked after', async () => {
  expect(await (await ada.post('/people', { name: 'Eve', role: 'member', password: 'quiet river under 7 stones' })).text()).toContain('field-error')
  expect(await (await ada.swap('/settings/analyzers/image.colors', { _method: 'delete' })).text()).toContain('id="analyzer-image-colors"')
  await ada.swap('/settings/analyzers/image.colors')
  expect(await (await ada.swap('/jobs/take-in/pause')).text()).toContain('data-state="paused"')
  await ada.swap('/jobs/take-in/pause', { _method: 'delete' })
  expect((await ada.swap('/jobs/nothing-such/pause')).status).toBe(404)
  expect((await ada.post('/settings/password', { current: 'wrong', password: 'another river under 7 stones' })).status).toBe(400)
  expect((await ada.post('/settings/look', { language: 'de' })).status).toBe(303)
  expect(await (await ada.get('/jobs')).text()).toContain('lang="de"')
})
