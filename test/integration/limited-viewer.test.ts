import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import type { Actor } from '../../server/access/index.ts'
import { fillHouse, loveAll, type Filled } from '../support/filled-for-eve.ts'
import { addressesOf, filesIn, walkPages, walkTree, type Answers } from '../support/walk-doors.ts'
import { webdavHouse, type WebdavHouse } from '../support/webdav-house.ts'
import { password, type Browser } from '../support/web-house.ts'

// security rule 7: Eve is limited to the tag 'Show'. What she gets by every door is written down while nothing else is in the house, and must be the same,
// letter by letter, once as much again is there that she may not see: then no name, no id and no number tells of it.

const TOLD = /zzhid/i
const NO_KEY = '0123456789abcdef'
const NOBODY = '00000000-0000-7000-8000-000000000000'
let house: WebdavHouse, ada: Browser, eve: Browser, folder = '', eveDav = '', addresses: string[] = []
let shown: Filled, hidden: Filled, before: Answers, after: Answers, treeBefore: Answers, treeAfter: Answers

const logIn = async (name: string): Promise<Browser> => {
  const browser = house.browser()
  await browser.post('/session', { name, password })
  return browser
}
const actorOf = async (name: string): Promise<Actor> => (await house.access.login({ name, password }, { address: '127.0.0.1', userAgent: 'test' })).actor
/** Where two walks were answered otherwise, and from which letter on. */
const differing = (one: Answers, other: Answers): string[] => [...other].filter(([address, text]) => one.get(address) !== text).map(([address, text]) => {
  const was = one.get(address) ?? ''
  const at = [...text].findIndex((letter, i) => letter !== was[i])
  return `${address}: ${was.slice(Math.max(0, at - 40), at + 40)} | ${text.slice(Math.max(0, at - 40), at + 40)}`
})
const idsOf = ({ files, tags, people, faces, others }: Filled): string[] => [...files, ...tags, ...people, ...faces, ...others]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mantel-limited-'))
  house = await webdavHouse()
  ada = await logIn('Ada')
  await house.person(ada, 'Eve', 'viewer')
  const shared = { person: 'Shared', tag: 'Together' }
  shown = await fillHouse(house, folder, 'okword', { tag: 'Show/For Eve', shared })
  const eveId = (await house.access.listUsers(house.ada)).find(({ name }) => name === 'Eve')!.id
  await loveAll(house, eveId, shown.files)
  await ada.post(`/people/${eveId}/limit`, { name: 'show' })
  eve = await logIn('Eve')
  const made = await house.access.appPasswords.make(await actorOf('Eve'), 'laptop')
  eveDav = `Basic ${Buffer.from(`Eve:${made.password}`).toString('base64')}`
  // addresses of what will be hidden are known only later: nobody is told apart from what is nowhere
  const seen = addressesOf(['okword', 'zzhid'], [shown])
  before = await walkPages(eve, seen)
  treeBefore = await walkTree(house, eveDav)
  hidden = await fillHouse(house, folder, 'zzhid', { tag: 'Zzhid/Inner', shared })
  await loveAll(house, eveId, hidden.files)
  addresses = seen
  after = await walkPages(eve, addresses)
  treeAfter = await walkTree(house, eveDav)
}, 600_000)
afterAll(() => house.close().finally(() => { rmSync(folder, { recursive: true, force: true }) }))

describe('a viewer limited to one tag', () => {
  it('sees what carries it: pictures, music, films, people, words', async () => {
    const page = before.get('/') ?? ''
    for (const id of shown.files.slice(0, 3)) expect(page).toContain(id)
    expect(before.get('/search?q=okword')).toContain(shown.files[0])
    expect(before.get('/search?q=said%3Aokwordsaid')).toContain(shown.files[5])
    expect(before.get('/people')).toContain('okwordperson')
    expect(before.get('/music')).toContain('okword album')
    expect(before.get('/tags')).toContain('For Eve')
    expect(before.get('/favorites')).toContain(shown.files[0])
    expect(filesIn(treeBefore).some((href) => href.includes('okword%20beach.jpg'))).toBe(true)
  })

  it('hears nothing else by any address of the web door, not by a number either', () => {
    // what was asked for by name is said back, and nothing more
    expect([...after].filter(([address, text]) => !/zzhi/.test(address) && TOLD.test(text)).map(([address]) => address)).toEqual([])
    for (const id of idsOf(hidden)) expect([...after].filter(([, text]) => text.includes(id)).map(([address]) => address), id).toEqual([])
    expect(differing(before, after)).toEqual([])
  })

  it('finds nothing by the address of what is hidden: it is answered as what is nowhere', async () => {
    const nowhere = await walkPages(eve, addressesOf(['okword'], [{ ...shown, files: [NOBODY], tags: [NOBODY], people: [NOBODY], faces: [NOBODY], others: [NOBODY], albums: [NO_KEY], artists: [NO_KEY] }]))
    const answers = await walkPages(eve, addressesOf(['okword'], [{ ...hidden, albums: hidden.albums.filter((key) => !shown.albums.includes(key)), artists: hidden.artists.filter((key) => !shown.artists.includes(key)) }]))
    const known = new Set([...nowhere].map(([address, text]) => `${address} ${text}`.replaceAll(NOBODY, 'ID').replaceAll(NO_KEY, 'KEY')))
    const keys = [...[...idsOf(hidden), NOBODY].map((id) => [id, 'ID'] as const), ...[...hidden.albums, ...hidden.artists].filter((key) => ![...shown.albums, ...shown.artists].includes(key)).map((key) => [key, 'KEY'] as const)]
    const plain = (text: string): string => keys.reduce((left, [key, word]) => left.replaceAll(key, word), text)
    expect([...answers].map(([address, text]) => plain(`${address} ${text}`)).filter((text) => !known.has(text)).map((text) => text.slice(0, 200))).toEqual([])
    expect([...answers].filter(([, text]) => text.startsWith('200')).length).toBeGreaterThan(20)
  })

  it('walks the tree of WebDAV as before, and reaches nothing in it by guessing', async () => {
    expect(differing(treeBefore, treeAfter)).toEqual([])
    expect([...treeAfter.values()].join()).not.toMatch(TOLD)
    const hers = new Set(filesIn(treeAfter))
    const others = filesIn(await walkTree(house, house.authorization)).filter((href) => !hers.has(href))
    expect(others.length).toBeGreaterThan(30)
    const reached: string[] = []
    for (const href of others) for (const method of ['GET', 'HEAD', 'PROPFIND', 'COPY']) {
      const answer = await house.send(method, href, { headers: { authorization: eveDav, depth: '0', destination: `${house.origin}/dav/Favourites/x` } })
      if (answer.status !== 404) reached.push(`${method} ${href} ${answer.status}`)
    }
    expect(reached).toEqual([])
  }, 120_000)

  it('does to nothing else what a viewer may do, and marks what she sees', async () => {
    const mark = async (ids: readonly string[]): Promise<number> => (await eve.post('/selection/favorite', { file: [...ids] })).status
    expect([await mark(hidden.files), await mark(shown.files.slice(0, 2))]).toEqual([404, 303])
    expect((await eve.post('/selection/archive', { file: hidden.files })).status).toBe(503)
    for (const [method, path] of [['POST', 'favorite'], ['DELETE', 'favorite'], ['PUT', 'rating'], ['PUT', 'position']] as const) {
      expect([404, 400], path).toContain((await eve.send(`/files/${hidden.files[0]}/${path}`, { method, body: new URLSearchParams({ rating: '3', seconds: '3' }) })).status)
    }
    expect(await (await eve.get('/')).text()).not.toContain('href="/trash"')
    for (const path of ['/jobs', '/trash', '/refusals', '/duplicates', '/uploads', '/sources', '/models', '/folder-browser', '/uploads/form']) expect((await eve.get(path)).status, path).toBe(403)
  })

  it('knows all of this to be there: somebody who is not limited is told of it at most of these addresses', async () => {
    const told = [...await walkPages(ada, addresses.filter((address) => !/zzhi/.test(address)))].filter(([, text]) => TOLD.test(text))
    expect(told.length).toBeGreaterThan(40)
  })

  it('is told by no event of what she does not see, and of what she sees', async () => {
    const { heard, close } = await listen(house, eve)
    await vi.waitFor(() => expect(heard).toContainEqual(expect.objectContaining({ type: 'counts' })), 5000)
    const first = heard.length
    await house.catalog.tags.add(house.ada, [hidden.files[0]!], 'Zzhid/More')
    await house.catalog.history.trash(house.ada, [hidden.files[1]!])
    await ada.post('/selection/tags', { file: [hidden.files[2]!], name: 'Show' })
    await vi.waitFor(() => expect(heard.slice(first)).toEqual([{ type: 'timeline' }]), 5000)
    await close()
    expect(await (await eve.get('/')).text()).toContain(hidden.files[2])
  })

  it('loses a file with its tag at once, by each door and from what browsers keep', async () => {
    const [lost] = [hidden.files[2]!]
    const original = await eve.get(`/files/${lost}/original`)
    expect([original.status, original.headers.get('cache-control')]).toEqual([200, 'private, no-cache'])
    const shape = (await eve.get('/timeline/shape')).headers.get('etag') ?? ''
    expect((await eve.get('/timeline/shape', { 'if-none-match': shape })).status).toBe(304)
    const tag = (await house.catalog.tags.ofFile(house.ada, lost)).find(({ path }) => path === 'Show')
    await ada.send(`/files/${lost}/tags/${tag!.id}`, { method: 'DELETE' })
    expect((await eve.get(`/files/${lost}/original`, { 'if-none-match': original.headers.get('etag') ?? '' })).status).toBe(404)
    expect((await eve.get('/timeline/shape', { 'if-none-match': shape })).status).toBe(200)
    expect(differing(treeAfter, await walkTree(house, eveDav))).toEqual([])
    expect(differing(new Map([['/search?q=kind%3Aimage', after.get('/search?q=kind%3Aimage')!]]), await walkPages(eve, ['/search?q=kind%3Aimage']))).toEqual([])
  })

  it('sees nothing once her last tag is gone, and everything only when she is told so', async () => {
    const eveId = (await actorOf('Eve')).userId
    const show = (await house.catalog.tags.list(house.ada)).find(({ path }) => path === 'Show')!
    await house.catalog.tags.delete(house.ada, show.id)
    for (const id of shown.files) expect((await eve.get(`/files/${id}/original`)).status).toBe(404)
    expect(filesIn(await walkTree(house, eveDav))).toEqual([])
    expect((await house.access.listUsers(house.ada)).find(({ name }) => name === 'Eve')?.limited).toBe(true)
    expect((await ada.send(`/people/${eveId}/limit`, { method: 'DELETE' })).status).toBe(303)
    expect((await eve.get('/')).status).toBe(303) // she logs in anew
    expect((await (await logIn('Eve')).get(`/files/${hidden.files[0]}/original`)).status).toBe(200)
  })
})

/** What an open page of somebody is told over /live. */
async function listen(of: WebdavHouse, browser: Browser) {
  const server = createServer()
  server.on('upgrade', (request, socket, head) => { of.pages.upgrade(request, socket, head) })
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done) })
  const { port } = server.address() as AddressInfo
  const socket = new WebSocket(`ws://127.0.0.1:${port}/live`, { headers: { cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '), origin: `http://127.0.0.1:${port}` } })
  const heard: { type: string }[] = []
  socket.on('message', (data) => heard.push(JSON.parse((data as Buffer).toString('utf8')) as { type: string }))
  await new Promise<void>((done, fail) => { socket.on('open', done); socket.on('error', fail) })
  socket.send(JSON.stringify({ watch: ['timeline', 'jobs', 'sources', 'models'] }))
  return { heard, close: async () => { socket.terminate(); server.closeAllConnections(); await new Promise((done) => { server.close(done) }) } }
}
