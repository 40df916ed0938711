import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { webHouse, type Browser, type WebHouse } from '../support/web-house.ts'

let house: WebHouse, ada: Browser, eve: Browser
beforeAll(async () => {
  house = await webHouse()
  ada = await house.setUp()
  eve = await house.person(ada, 'Eve', 'viewer')
}, 60_000)
afterAll(() => house.close())

const text = async (answer: Promise<Response>): Promise<string> => (await answer).text()
const idsIn = (html: string): string[] => [...html.matchAll(/action="\/searches\/([0-9a-f-]{36})"/g)].map(([, id = '']) => id)

describe('saving a search', () => {
  it('is offered beside what was found, and says afterwards under which name it is kept', async () => {
    expect(await text(ada.get('/search?q=kind%3Aimage'))).toContain('action="/searches"')
    expect(await text(ada.get('/search'))).not.toContain('action="/searches"')
    const saved = await ada.post('/searches', { name: 'All <b>pictures</b>', query: 'kind:image', shared: 'on' })
    expect([saved.status, saved.headers.get('location')]).toEqual([303, '/search?q=kind%3Aimage'])
    const page = await text(ada.get('/search?q=kind%3Aimage'))
    expect(page).toContain('Saved as All &lt;b&gt;pictures&lt;/b&gt;')
    expect(page).not.toContain('action="/searches"')
  })

  it('answers scripts with the one place that changed', async () => {
    const answer = await ada.swap('/searches', { name: 'Red', query: 'color:red' })
    const html = await answer.text()
    expect(answer.status).toBe(200)
    expect(html).toMatch(/^<p id="save-search"/)
    expect(html).toContain('Search saved as Red')
  })

  it('tells what is wrong with a name', async () => {
    expect([await ada.post('/searches', { name: 'red', query: 'color:red date:2024' })].map(({ status }) => status)).toEqual([409])
    expect((await ada.post('/searches', { name: ' ', query: 'x' })).status).toBe(400)
    expect((await ada.post('/searches', { query: 'x' })).status).toBe(400)
  })
})

describe('the list of saved searches', () => {
  it('shows one\'s own to be changed, and those of others only to be opened', async () => {
    const page = await text(ada.get('/searches'))
    expect(page).toMatch(/href="\/search\?q=color%3Ared"[^>]*>Red</)
    expect(new Set(idsIn(page)).size).toBe(2)
    const ofEve = await text(eve.get('/searches'))
    expect(ofEve).toContain('Shared by Ada')
    expect(ofEve).not.toContain('Red')
    expect(idsIn(ofEve)).toEqual([])
  })

  it('renames, shares and deletes by plain forms', async () => {
    const id = /id="search-([0-9a-f-]{36})"[\s\S]*?Red/.exec((await text(ada.get('/searches'))).split('class="row"').find((row) => row.includes('>Red<')) ?? '')?.[1] ?? ''
    expect((await eve.post(`/searches/${id}`, { _method: 'put', name: 'Mine' })).status).toBe(404)
    expect((await ada.post(`/searches/${id}`, { _method: 'put', name: 'Reds', shared: 'on' })).status).toBe(303)
    expect(await text(eve.get('/searches'))).toContain('Reds')
    expect((await ada.post(`/searches/${id}`, { _method: 'delete' })).headers.get('location')).toBe('/searches')
    expect(await text(eve.get('/searches'))).not.toContain('Reds')
  })

  it('lets a viewer keep searches, not share them', async () => {
    expect((await eve.post('/searches', { name: 'Ours', query: 'sea', shared: 'on' })).status).toBe(403)
    expect((await eve.post('/searches', { name: 'Mine', query: 'sea' })).status).toBe(303)
    expect(await text(eve.get('/search?q=tree'))).not.toContain('name="shared"')
  })
})
