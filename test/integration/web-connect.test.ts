import { afterAll, beforeAll, expect, it } from 'vitest'
import { password, webHouse, type Browser, type WebHouse } from '../support/web-house.ts'

let house: WebHouse, ada: Browser, vera: Browser

beforeAll(async () => {
  house = await webHouse()
  ada = await house.setUp()
  vera = await house.person(ada, 'Vera', 'viewer')
}, 60_000)
afterAll(() => house.close())

const textOf = async (answer: Response | Promise<Response>): Promise<string> => (await answer).text()
const passwordIn = (html: string): string => /id="new-password"[^>]* value="([a-z-]+)"/.exec(html)?.[1] ?? ''
const revoking = (html: string): string[] => [...html.matchAll(/action="(\/devices\/app-passwords\/[0-9a-f-]+)"/g)].map((match) => match[1]!)
const knock = (name: string, password: string) => house.access.appPasswords.verify(name, password, { address: '192.168.1.30' })

it('shows a way in for every system, with the address that this browser came by', async () => {
  const html = await textOf(vera.get('/devices', { host: '192.168.1.5:8400', 'user-agent': 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1.15' }))
  expect(html).toContain('value="http://192.168.1.5:8400/dav/"')
  for (const typed of ['dav://192.168.1.5:8400/dav/', 'rclone config create mantel webdav url=http://192.168.1.5:8400/dav/ vendor=other user=Vera pass=', 'BasicAuthLevel']) expect(html).toContain(typed)
  expect(html.match(/<details class="system"[^>]*>/g)).toHaveLength(7)
  expect(html.match(/<details class="system"[^>]* open[^>]*>.*?<\/details>/s)?.[0]).toContain('Finder')
  expect(html).not.toMatch(/ style=| on[a-z]+="/)
})

it('speaks German to those who do', async () => {
  const html = await textOf(vera.get('/devices', { 'accept-language': 'de' }))
  expect(html).toContain('Ein Gerät verbinden')
  expect(html).toContain('Netzlaufwerk verbinden')
})

it('is a page with a login', async () => {
  expect((await house.browser().get('/devices')).headers.get('location')).toBe('/login?next=%2Fdevices')
  expect((await house.browser().post('/devices/app-passwords', { device: 'Mine' })).status).toBe(401)
})

it('shows a new password once, on the page that answers, which no cache keeps (security rule 14)', async () => {
  const answer = await vera.post('/devices/app-passwords', { device: 'Kitchen <tablet>' })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const html = await answer.text()
  const password = passwordIn(html)
  expect(html).toContain('Password for Kitchen &lt;tablet&gt;')
  expect(await knock('vera', password)).toMatchObject({ name: 'Vera', role: 'viewer' })
  const later = await textOf(vera.get('/devices'))
  expect(later).toContain('Kitchen &lt;tablet&gt;')
  expect(later).toContain('from 192.168.1.30')
  expect(later).not.toContain(password)
})

it('where scripts run, swaps only the passwords, and says so when a device is revoked', async () => {
  const html = await textOf(vera.swap('/devices/app-passwords', { device: 'Laptop' }))
  expect(html).toMatch(/^<div id="app-passwords">/)
  const password = passwordIn(html)
  expect(await knock('Vera', password)).toBeDefined()
  const revoked = await textOf(vera.swap(revoking(html)[0]!, { _method: 'delete' }))
  expect(revoked).toContain('Laptop can no longer come in')
  expect(await knock('Vera', password)).toBeUndefined()
})

it('revokes without scripts too, and nobody revokes another\'s (security rule 12)', async () => {
  const [path] = revoking(await textOf(vera.get('/devices')))
  expect((await ada.post(path!, { _method: 'delete' })).status).toBe(404)
  const answer = await vera.post(path!, { _method: 'delete' })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/devices'])
  expect(revoking(await textOf(vera.get('/devices')))).toEqual([])
  expect((await vera.post('/devices/app-passwords/1', { _method: 'delete' })).status).toBe(404)
})

it('says what is wrong with a name beside the field, and keeps what was typed', async () => {
  const answer = await vera.post('/devices/app-passwords', { device: 'x'.repeat(80) })
  expect(answer.status).toBe(400)
  const html = await answer.text()
  expect(html).toContain('A name may have up to 60 characters.')
  expect(html).toContain(`value="${'x'.repeat(80)}"`)
  expect(await textOf(vera.swap('/devices/app-passwords', { device: ' ' }))).toContain('Type a name.')
})

const tvForm = { _method: 'put', name: 'Living room', kind: ['image', 'video'], networks: '192.168.1.0/24 , 10.0.0.0/8' }
const branchesIn = (html: string): string[] => [...html.matchAll(/name="branch" value="([^"]+)"/g)].map((match) => match[1]!)

it('shows the library to televisions only when an administrator says so, and says plainly that they know no login', async () => {
  expect(await textOf(vera.get('/devices'))).toContain('An administrator can turn it on.')
  expect((await vera.post('/devices/tv')).status).toBe(403)
  expect((await vera.post('/devices/tv', tvForm)).status).toBe(403)
  const off = await textOf(ada.get('/devices'))
  expect(off).toContain('without a name and a password')
  expect(off).toContain('Nobody sees anything without a login.')
  expect(await textOf(ada.swap('/devices/tv'))).toMatch(/^<div id="tv-card">.*aria-pressed="true"/s)
  expect(await house.devices.tv()).toMatchObject({ on: true, show: [] })
  expect(await textOf(vera.get('/devices'))).toContain('Televisions in the network see it now.')
  expect((await ada.post('/devices/tv', { _method: 'delete' })).headers.get('location')).toBe('/devices#tv')
  expect((await house.devices.tv()).on).toBe(false)
})

it('lets an administrator choose what televisions see, and refuses what would be read as everything', async () => {
  const [first, ...others] = branchesIn(await textOf(ada.get('/devices')))
  expect(others.length).toBeGreaterThan(0)
  expect((await ada.post('/devices/tv', { ...tvForm, branch: first! })).status).toBe(303)
  expect(await house.devices.tv()).toEqual({ on: false, name: 'Living room', kinds: ['image', 'video'], show: [first], hide: [], networks: ['192.168.1.0/24', '10.0.0.0/8'] })
  expect(await textOf(ada.swap('/devices/tv', tvForm))).toContain('Tick at least one')
  expect(await textOf(ada.swap('/devices/tv', { ...tvForm, branch: 'nobodys.branch' }))).toContain('Tick at least one')
  expect(await textOf(ada.swap('/devices/tv', { ...tvForm, kind: [], branch: first! }))).toContain('Tick at least one')
  const wrong = await ada.post('/devices/tv', { ...tvForm, branch: first!, networks: 'my network' })
  expect(wrong.status).toBe(400)
  expect(await wrong.text()).toMatch(/value="my network"[\s\S]*A network looks like/)
  expect((await house.devices.tv()).show).toEqual([first])
})

it('lets an administrator say in which language folders are named and which there are, and keeps at least one', async () => {
  const { actor } = await house.access.login({ name: 'Vera', password }, { address: '127.0.0.1', userAgent: '' })
  const names = async () => (await house.catalog.tree.children(actor, '0', { from: 0, count: 50 })).nodes.map(({ name }) => name)
  expect(await names()).toContain('Folders')
  expect((await vera.post('/devices/tree', { _method: 'put', language: 'de', branch: 'folders' })).status).toBe(403)
  expect(await textOf(ada.swap('/devices/tree', { _method: 'put', language: 'de', branch: ['folders', 'date'] }))).toMatch(/value="folders" checked[\s\S]*Ordner/)
  expect(await names()).toEqual(['Ordner'])
  expect(await textOf(ada.swap('/devices/tree', { _method: 'put', language: 'de' }))).toContain('At least one branch has to stay.')
  expect(await names()).toEqual(['Ordner'])
})
