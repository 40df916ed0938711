import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { madePeople, seeded } from '../support/made-faces.ts'
import { seedFaces } from '../support/seeded-faces.ts'
import { webHouse, type Browser, type WebHouse } from '../support/web-house.ts'

const LEFT = [0.1, 0.2, 0.2, 0.3], RIGHT = [0.6, 0.2, 0.2, 0.3]
/** Who is in each picture, by place among the made people. */
const who: number[][] = [[0, 1], [0], [0], [0, 2], [1], [1], [2], [2]]
let house: WebHouse, ada: Browser, eve: Browser, folder = ''
/** Ids of the pictures, and of the groups that machines made. */
let pictures: string[] = [], groups: string[] = []
const text = async (browser: Browser, path: string): Promise<string> => {
  const answer = await browser.get(path)
  expect(answer.status, path).toBe(200)
  return answer.text()
}
const facesOn = (html: string): string[] => [...new Set([...html.matchAll(/data-face-row="([^"]+)"/g)].map((match) => match[1]!))]
const undoOf = (html: string): string => /\/changes\/([^/]+)\/undoing/.exec(html)?.[1] ?? ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mantel-people-'))
  for (const [at] of who.entries()) writeFileSync(join(folder, `picture ${at}.jpg`), await sharp({ create: { width: 640, height: 480, channels: 3, background: { r: 20 * at, g: 200 - 20 * at, b: 90 } } }).withExif({ IFD2: { DateTimeOriginal: `${2015 + at}:05:14 11:41:12` } }).jpeg().toBuffer())
  house = await webHouse({ work: true })
  // what is seen in these pictures is made up here
  for (const { name } of await house.analysis.overview()) await house.analysis.setOn(name, false)
  ada = await house.setUp()
  eve = await house.person(ada, 'Eve', 'viewer')
  await ada.post('/setup/sources', { path: folder })
  await vi.waitFor(async () => {
    const items = await Promise.all(who.map(async (_, at) => await (await ada.get(`/timeline/months/${2015 + at}-05`)).json() as { id: string; thumb: string | null }[]))
    pictures = items.map(([item]) => { expect(item?.thumb).toBeTruthy(); return item!.id })
  }, 30_000)
  const made = madePeople(seeded(11), 3)
  for (const [at, people] of who.entries()) await seedFaces(house, pictures[at]!, people.map((person, place) => ({ box: place === 0 ? LEFT : RIGHT, vector: made.face(person) })))
  groups = await Promise.all([[1, 0], [4, 0], [6, 0]].map(async ([picture]) => (await house.catalog.people.ofFile(await adasActor(), pictures[picture!]!))[0]!.person!.id))
}, 60_000)
afterAll(() => house.close().finally(() => { rmSync(folder, { recursive: true, force: true }) }))

const adasActor = async () => (await house.access.authenticate([...ada.cookies].find(([name]) => name.includes('session'))![1]))!.actor

describe('the pages of people', () => {
  it.each(['/people', '/people?hidden=1', '/people/GROUP', '/people/GROUP/faces', '/people/GROUP/faces?order=newest', '/people/GROUP?merge=OTHER'])('%s is whole, and can be read by whoever may only look', async (path) => {
    const address = path.replace('GROUP', groups[0]!).replace('OTHER', groups[1]!)
    const html = await text(ada, address)
    expect(html).toMatch(/^<!doctype html>/i)
    expect(html).not.toMatch(/undefined|\[object|NaN|\{[a-z]+\}</)
    expect(html).not.toMatch(/<[a-z][^>]* (style|on[a-z]+)=/)
    const seen = await text(eve, address)
    expect(seen.slice(seen.indexOf('<main'), seen.indexOf('</main>'))).not.toMatch(/name="_method"|action="\/faces|name="face"/)
  })
  it('say in German what they say', async () => {
    const german = await (await ada.get('/people', { 'accept-language': 'de' })).text()
    expect(german).toContain('Wer ist das?')
  })
  it('lead from the rail, and list groups with a field for their name and the names that are known', async () => {
    const html = await text(ada, '/people')
    expect(html).toMatch(/data-place="people"/)
    for (const id of groups) expect(html).toContain(`action="/people/${id}/name"`)
    expect(html).toContain('<datalist id="known-names">')
  })
  it('do not exist for other ids', async () => {
    expect((await ada.get('/people/00000000-0000-7000-8000-000000000000')).status).toBe(404)
    expect((await ada.get('/people/x')).status).toBe(404)
  })
})

describe('the picture of a face', () => {
  const crop = async () => /src="(\/faces\/[^"]+)"/.exec(await text(ada, '/people'))![1]!
  it('is a small square JPEG that browsers keep for ever under the address that pages write', async () => {
    const path = await crop()
    const answer = await ada.get(path)
    expect(answer.headers.get('content-type')).toBe('image/jpeg')
    expect(answer.headers.get('cache-control')).toContain('immutable')
    const { width, height } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata()
    expect(width).toBe(height)
    expect(width).toBeGreaterThan(100)
    const etag = answer.headers.get('etag') ?? ''
    expect((await ada.get(path, { 'if-none-match': etag })).status).toBe(304)
    expect((await ada.get(path.replace(/\?.*/, ''))).headers.get('cache-control')).toContain('no-cache')
  })
  it('is for those who may see the file (security rule 2)', async () => {
    expect((await house.browser().get(await crop())).status).not.toBe(200)
    expect((await ada.get('/faces/00000000-0000-7000-8000-000000000000/crop')).status).toBe(404)
  })
})

describe('somebody', () => {
  it('is named without scripts, has a page of all their pictures, and loses the name by Undo', async () => {
    const answer = await ada.post(`/people/${groups[0]}/name`, { _method: 'put', name: ' Ann  Lee ' }, { referer: 'http://localhost:8400/people' })
    expect(answer.headers.get('location')).toBe('/people')
    const list = await text(ada, '/people')
    expect(list).toContain('Ann Lee')
    const page = await text(ada, `/people/${groups[0]}`)
    expect([...page.matchAll(/class="tile /g)]).toHaveLength(4)
    expect(page).toContain(`?in=${encodeURIComponent(`person:${groups[0]}`)}`)
    expect(page).toContain('from 2015 to 2018')
    await ada.post(`/changes/${undoOf(list)}/undoing`)
    expect((await house.catalog.people.find(await adasActor(), groups[0]!)).name).toBeNull()
    await ada.swap(`/people/${groups[0]}/name`, { _method: 'put', name: 'Ann Lee' })
  })
  it('is walked through picture by picture', async () => {
    const html = await text(ada, `/files/${pictures[2]}?in=${encodeURIComponent(`person:${groups[0]}`)}`)
    expect(html).toMatch(new RegExp(`href="/files/${pictures[3]}[^"]*"[^>]*rel="prev"`))
    expect(html).toMatch(new RegExp(`data-back="/people/${groups[0]}"`))
  })
  it('with a name that is somebody else\'s is not merged without asking', async () => {
    await ada.swap(`/people/${groups[1]}/name`, { _method: 'put', name: 'Ben' })
    const asked = await ada.post(`/people/${groups[1]}/name`, { _method: 'put', name: 'ann lee' })
    expect(asked.headers.get('location')).toBe(`/people/${groups[1]}?merge=${groups[0]}`)
    expect(await text(ada, `/people/${groups[1]}?merge=${groups[0]}`)).toContain('There is Ann Lee already')
    const merged = await ada.post(`/people/${groups[1]}/merging`, { into: groups[0]! }, { referer: `http://localhost:8400/people/${groups[1]}` })
    expect(merged.headers.get('location')).toBe(`/people/${groups[0]}`)
    expect((await ada.get(`/people/${groups[1]}`)).headers.get('location')).toBe(`/people/${groups[0]}`)
    await ada.post(`/changes/${undoOf(await text(ada, `/people/${groups[0]}`))}/undoing`)
    expect(await text(ada, `/people/${groups[1]}`)).toContain('Ben')
  })
  it('is merged by a typed name too, and a name that nobody has is told', async () => {
    expect(await (await ada.swap(`/people/${groups[1]}/merging`, { name: 'Nobody' })).text()).toContain('Nobody here is called Nobody.')
  })
  it('has a birthday, and with it an age here and on each picture', async () => {
    await ada.swap(`/people/${groups[0]}/birthday`, { _method: 'put', birthday: '2010-01-02' })
    expect(await text(ada, `/people/${groups[0]}`)).toMatch(/\d+ years old/)
    expect(await text(ada, `/files/${pictures[2]}`)).toContain('Ann Lee, 7 years old')
    expect((await ada.swap(`/people/${groups[0]}/birthday`, { _method: 'put', birthday: '3010-01-02' })).status).toBe(400)
  })
  it('is hidden and shown again', async () => {
    await ada.swap(`/people/${groups[2]}/hiding`)
    expect(await text(ada, '/people')).not.toContain(groups[2])
    expect(await text(ada, '/people?hidden=1')).toContain(groups[2])
    await ada.swap(`/people/${groups[2]}/hiding`, { _method: 'delete' })
    expect(await text(ada, '/people')).toContain(groups[2])
  })
  it('is changed only by those who may', async () => {
    for (const path of [`/people/${groups[0]}/name`, `/people/${groups[0]}/hiding`, `/people/${groups[0]}/merging`, `/people/${groups[0]}/refusal`]) expect((await eve.post(path, { name: 'Ann Lee', person: groups[2]!, ...(path.endsWith('name') && { _method: 'put' }) })).status, path).toBe(403)
  })
})

describe('faces', () => {
  const chosen = async (person: string): Promise<string[]> => [...(await text(ada, `/people/${person}/faces`)).matchAll(/name="face" value="([^"]+)"/g)].map((match) => match[1]!)
  it('are chosen and become somebody new, are put back by Undo, and are none', async () => {
    const faces = await chosen(groups[2]!)
    expect(faces).toHaveLength(3)
    const answer = await (await ada.swap('/faces/moving?to=new', { face: faces.slice(0, 2), person: groups[2]! })).text()
    expect(answer).toContain('2 faces are Somebody now')
    expect(await chosen(groups[2]!)).toHaveLength(1)
    await ada.swap(`/changes/${undoOf(answer)}/undoing`)
    expect(await chosen(groups[2]!)).toHaveLength(3)
    await ada.swap('/faces/removal', { face: faces[0]! })
    await ada.swap('/faces/moving?to=name', { face: faces[1]!, name: 'Cleo' })
    expect(await chosen(groups[2]!)).toEqual([faces[2]])
    await ada.swap(`/people/${groups[2]}/portrait`, { face: faces[2]! })
    expect((await house.catalog.people.find(await adasActor(), groups[2]!)).portrait?.faceId).toBe(faces[2])
  })
  it('that are not this person leave them, and are asked about no more', async () => {
    const [face] = await chosen(groups[1]!)
    await ada.swap('/faces/refusal', { face: face!, person: groups[1]! })
    expect(await chosen(groups[1]!)).not.toContain(face)
  })
  it('need to be chosen first', async () => { expect((await ada.swap('/faces/removal', {})).status).toBe(400) })
})

describe('the faces on a file', () => {
  it('are boxes with names, and rows in the panel', async () => {
    const html = await text(ada, `/files/${pictures[0]}`)
    expect(html).toContain('data-face-box="0.1000 0.2000 0.2000 0.3000"')
    expect(facesOn(html)).toHaveLength(2)
    expect(html).toContain('Ann Lee')
  })
  it('are drawn, named, moved and removed right there; the answer is the panel and the boxes', async () => {
    const file = `/files/${pictures[5]}`
    const drawn = await (await ada.swap(`${file}/faces`, { x: '0.5', y: '0.5', width: '0.2', height: '0.2', kind: 'pet', name: 'Rex' })).text()
    expect(drawn).toContain('hx-swap-oob="true"')
    expect(drawn).toContain('Rex')
    expect(await text(ada, '/people')).toMatch(/Pets[\s\S]*Rex/)
    const removed = await (await ada.swap(`${file}/faces/${facesOn(drawn).at(-1)}`, { _method: 'delete' })).text()
    expect(facesOn(removed)).toHaveLength(facesOn(drawn).length - 1)
    expect((await ada.swap(`${file}/faces`, { x: '0.9', y: '0.5', width: '0.2', height: '0.2' })).status).toBe(400)
    expect((await eve.post(`${file}/faces`, { x: '0.1', y: '0.5', width: '0.2', height: '0.2' })).status).toBe(403)
  })
  it('name a whole group when one of them is named, and move alone when they have a name', async () => {
    const nameFace = async (picture: number, name: string) => ada.swap(`/files/${pictures[picture]}/faces/${facesOn(await text(ada, `/files/${pictures[picture]}`))[0]}`, { _method: 'put', name })
    await ada.swap(`/people/${groups[0]}/name`, { _method: 'delete' })
    await nameFace(1, 'Dora')
    for (const at of [0, 1, 2, 3]) expect(await text(ada, `/files/${pictures[at]}`)).toContain('Dora')
    await nameFace(2, 'Emil')
    expect(await text(ada, `/files/${pictures[2]}`)).not.toContain('Dora')
    expect(await text(ada, `/files/${pictures[3]}`)).toContain('Dora')
    expect(await text(ada, '/people/suggest?name=do')).toContain('<option value="Dora">')
  })
})
