import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../server/access/index.ts'
import { fillHouse, loveAll, type Filled } from '../support/filled-for-eve.ts'
import { addressesOf, filesIn, walkPages, walkTree, type Answers } from '../support/walk-doors.ts'
import { webdavHouse, type WebdavHouse } from '../support/webdav-house.ts'
import { password, type Browser } from '../support/web-house.ts'

// security rule 7: Eve is limited to the tag 'Show'. What she gets by every door is written down while nothing else is in the house, and must be the same,
// letter by letter, once as much again is there that she may not see: then no name, no id and no number tells of it.

const TOLD = /zzhid/i
const NOBODY = '00000000-0000-7000-8000-000000000000'
let house: WebdavHouse, ada: Browser, eve: Browser, folder = '', eveDav = '', addresses: string[] = []
let shown: Filled, hidden: Filled, before: Answers, after: Answers, treeBefore: Answers, treeAfter: Answers

const logIn = async (name: string): Promise<Browser> => {
  const browser = house.browser()
  await browser.post('/session', { name, password })
  return browser
}
const actorOf = async (name: string): Promise<Actor> => (await house.access.login({ name, password }, { address: '127.0.0.1', userAgent: 'test' })).actor
const differing = (one: Answers, other: Answers): string[] => [...other].filter(([address, text]) => one.get(address) !== text).map(([address]) => address)
const idsOf = ({ albums: _, artists: _artists, ...filled }: Filled): string[] => Object.values(filled).flat()

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
    const nowhere = await walkPages(eve, addressesOf(['okword'], [{ ...shown, files: [NOBODY], tags: [NOBODY], people: [NOBODY], faces: [NOBODY], others: [NOBODY], albums: ['nokey'], artists: ['nokey'] }]))
    const answers = await walkPages(eve, addressesOf(['okword'], [{ ...hidden, albums: hidden.albums.filter((key) => !shown.albums.includes(key)), artists: hidden.artists.filter((key) => !shown.artists.includes(key)) }]))
    const known = new Set([...nowhere].map(([address, text]) => `${address} ${text}`.replaceAll(NOBODY, 'ID').replaceAll('nokey', 'KEY')))
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
})
