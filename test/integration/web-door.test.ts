import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endpoints } from '../../server/protocols/web/index.ts'
import { password, webHouse, type Browser, type WebHouse } from '../support/web-house.ts'

let house: WebHouse
beforeAll(async () => { house = await webHouse() })
afterAll(() => house.close())

describe('security rule 13: before set-up nothing is served but the page that makes the administrator', () => {
  it('leads people to the set-up and refuses everything else', async () => {
    const browser = house.browser()
    const home = await browser.get('/')
    expect([home.status, home.headers.get('location')]).toEqual([303, '/setup'])
    for (const { method, path } of endpoints.filter((one) => !one.path.startsWith('/setup') && one.path !== '/health' && one.path !== '/live')) {
      const answer = await browser.send(path.replace(':path{.+}', 'a').replace(/:\w+/g, '018f0000-0000-7000-8000-000000000000'), { method, headers: { accept: '*/*' } })
      expect([method, path, answer.status]).toEqual([method, path, 503])
    }
  })
  it('serves the page, its style and the health check', async () => {
    const browser = house.browser()
    expect((await browser.get('/setup?code=ABCD')).status).toBe(200)
    expect(await (await browser.get('/setup?code=ABCD')).text()).toContain('value="ABCD"')
    expect((await browser.get('/vendor/mantel.css')).status).toBe(200)
    expect(await (await browser.get('/health')).json()).toHaveProperty('status')
  })
  it('wants the code, and says which field is wrong', async () => {
    const answer = await house.browser().post('/setup/administrator', { code: 'XXXX-XXXX', name: 'Eve', password })
    expect(answer.status).toBe(403)
    expect(await answer.text()).toMatch(/id="setup-code"[^>]*aria-invalid="true"/)
  })
})

describe('once there is an administrator', () => {
  let ada: Browser
  beforeAll(async () => { ada = await house.setUp() })

  it('goes on with the folders, then the pictures', async () => {
    expect(await (await ada.get('/setup')).text()).toContain('id="folder-browser"')
    expect(await (await ada.get('/setup?step=pictures')).text()).toContain('id="first-pictures"')
  })
  it('makes no second administrator by the set-up page', async () => {
    const answer = await house.browser().post('/setup/administrator', { code: 'x', name: 'Eve', password })
    expect(answer.status).not.toBe(200)
    expect((await house.browser().get('/setup')).headers.get('location')).toMatch(/^\/login/)
  })
  it('answers nothing but the login without a session', async () => {
    for (const { method, path } of endpoints.filter((one) => !['/health', '/live', '/login', '/session'].includes(one.path))) {
      const answer = await house.browser().send(path.replace(':path{.+}', 'a').replace(/:\w+/g, '018f0000-0000-7000-8000-000000000000'), { method, headers: { accept: '*/*' } })
      expect([method, path, answer.status]).toEqual([method, path, 401])
    }
  })
  it('sends people to the login and back to where they wanted to go', async () => {
    const browser = house.browser()
    const away = await browser.get('/search?q=a%20b')
    expect(away.headers.get('location')).toBe(`/login?next=${encodeURIComponent('/search?q=a%20b')}`)
    const back = await browser.post('/session', { name: 'ada', password, next: '/search?q=a%20b' })
    expect([back.status, back.headers.get('location')]).toEqual([303, '/search?q=a%20b'])
    expect((await browser.get('/')).status).toBe(200)
  })
  it.each(['https://evil.example', '//evil.example', '/\\evil.example', '/\t/evil.example', 'javascript:alert(1)'])('does not lead to %j after the login', async (next) => {
    const answer = await house.browser().post('/session', { name: 'Ada', password, next })
    expect(answer.headers.get('location')).toBe('/')
  })
  it('keeps the session in a cookie that no script and no other site can use', async () => {
    const browser = house.browser()
    const answer = await browser.post('/session', { name: 'Ada', password })
    const line = answer.headers.getSetCookie().find((cookie) => cookie.startsWith('mantel_session=')) ?? ''
    expect(line).toMatch(/HttpOnly/)
    expect(line).toMatch(/SameSite=Lax/)
    expect(line).toMatch(/Path=\//)
    expect(line).not.toMatch(/Domain|Secure/)
  })
  it('marks the cookie Secure behind TLS', async () => {
    const secure = await webHouse({ config: { trustProxy: true } })
    const answer = await secure.browser().send('/setup/administrator', { method: 'POST', headers: { 'x-forwarded-proto': 'https' }, body: new URLSearchParams({ code: await secure.access.setupCode() ?? '', name: 'Ada', password }) })
    expect(answer.headers.getSetCookie().join()).toMatch(/mantel_session=[^;]+;.*Secure/)
    await secure.close()
  })
  it('logs out', async () => {
    const browser = house.browser()
    await browser.post('/session', { name: 'Ada', password })
    expect((await browser.post('/session', { _method: 'delete' })).headers.get('location')).toBe('/login')
    expect((await browser.get('/')).status).toBe(303)
  })
  it('says the same of an unknown name as of a wrong password', async () => {
    const wrong = await house.browser().post('/session', { name: 'Ada', password: 'nope nope nope' })
    const unknown = await house.browser().post('/session', { name: 'Nobody', password: 'nope nope nope' })
    expect([wrong.status, unknown.status]).toEqual([401, 401])
    expect((await wrong.text()).replaceAll('Ada', 'X')).toBe((await unknown.text()).replaceAll('Nobody', 'X'))
  })

  describe('CSRF: what another site makes a browser send', () => {
    const send = (headers: Record<string, string>) => ada.send('/settings/look', { method: 'POST', headers, body: new URLSearchParams({ theme: 'dark' }) })
    it.each<[string, Record<string, string>, number]>([
      ['from our own page', {}, 303], ['from another site', { origin: 'https://evil.example' }, 403], ['from a hidden origin', { origin: 'null' }, 403], ['from another port', { origin: 'http://localhost:9999' }, 403],
      ['from a name like ours', { origin: 'http://localhost:8400.evil.example' }, 403], ['with a wrong token', { 'x-csrf-token': 'a.b' }, 403],
    ])('%s', async (_, headers, status) => {
      expect((await send(headers)).status).toBe(status)
    })
    it('takes the word of Sec-Fetch-Site where there is no Origin, and a token where there is neither', async () => {
      const bare = async (headers: Record<string, string>) => {
        const cookie = [...ada.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
        return house.door.fetch(new Request('http://localhost:8400/settings/look', { method: 'POST', headers: { cookie, ...headers }, body: new URLSearchParams({ theme: 'dark' }) }))
      }
      expect((await bare({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
      expect((await bare({ 'sec-fetch-site': 'same-site' })).status).toBe(403)
      expect((await bare({ 'sec-fetch-site': 'same-origin' })).status).toBe(303)
      expect((await bare({})).status).toBe(403)
      const found = await house.access.authenticate(ada.cookies.get('mantel_session') ?? '')
      expect((await bare({ 'x-csrf-token': house.access.csrfToken({ id: found?.session.id ?? '' }) })).status).toBe(303)
      expect((await bare({ 'x-csrf-token': house.access.csrfToken({ id: 'another' }) })).status).toBe(403)
    })
    it('holds for uploads and for methods hidden in forms too', async () => {
      const foreign = { origin: 'https://evil.example' }
      expect((await ada.send('/uploads', { method: 'POST', headers: { ...foreign, 'tus-resumable': '1.0.0', 'upload-length': '3' } })).status).toBe(403)
      expect((await ada.send('/uploads/x', { method: 'PATCH', headers: { ...foreign, 'tus-resumable': '1.0.0' } })).status).toBe(403)
      expect((await ada.post('/session', { _method: 'delete' }, foreign)).status).toBe(403)
      expect((await ada.get('/')).status).toBe(200)
    })
  })

  it('security rule 15: answers only under its own names', async () => {
    for (const host of ['evil.example', 'localhost.evil.example:8400', '']) expect((await ada.get('/', { host })).status).toBe(421)
    expect((await ada.get('/', { host: '192.168.7.7:8400' })).status).toBe(200)
  })

  it('security rule 6: sends pages under a policy without exceptions', async () => {
    const { headers } = await ada.get('/')
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain('script-src \'self\'')
    expect(policy).toContain('frame-ancestors \'none\'')
    expect(policy).not.toContain('unsafe')
    expect(Object.fromEntries(headers)).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin', 'x-frame-options': 'DENY', 'cache-control': 'no-store' })
    expect(headers.get('strict-transport-security')).toBeNull()
  })

  it('gives nothing away about what went wrong inside', async () => {
    const { find } = house.catalog.search
    house.catalog.search.find = () => Promise.reject(new Error('select secret from users where /srv/mantel'))
    const page = await ada.get('/search?q=x')
    const text = await page.text()
    expect(page.status).toBe(500)
    expect(text).not.toMatch(/secret|srv|from users|at Object|Error:/)
    expect(text).toContain(page.headers.get('x-request-id'))
    const json = await ada.get('/search?q=x', { accept: 'application/json' })
    expect(await json.json()).toMatchObject({ error: { code: 'internal' } })
    house.catalog.search.find = find
  })

  it('answers errors to scripts as a toast that leaves everything else as it is', async () => {
    const answer = await ada.swap('/changes/018f0000-0000-7000-8000-000000000000/undoing')
    expect([answer.status, answer.headers.get('hx-reswap')]).toEqual([404, 'none'])
    expect(await answer.text()).toMatch(/^<div id="toasts" hx-swap-oob="beforeend">/)
  })

  it.each(['/files/%zz', '/files/..%2f..%2fetc%2fpasswd', '/vendor/../../package.json', '/vendor/%2e%2e/%2e%2e/package.json', '/vendor/..%2f..%2fpackage.json', '/folders/..%2f..', '/folders/%00', '/files/1', '/nowhere', '/__proto__', '//evil'])('finds nothing at %s', async (path) => {
    const answer = await ada.get(path)
    expect([400, 404]).toContain(answer.status)
    expect(await answer.text()).not.toContain('"dependencies"')
  })

  it('refuses forms that are too large, and JSON and fields that are not as expected', async () => {
    expect((await ada.post('/selection/trashing', { file: 'x'.repeat(5_000_000) })).status).toBe(413)
    expect((await ada.post('/selection/trashing', { file: 'not-an-id' })).status).toBe(400)
    expect((await ada.send('/selection/trashing', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"file":' })).status).toBe(400)
  })

  it('packs what can be packed, once, and sends it once', async () => {
    const plain = await ada.get('/vendor/mantel.css')
    const packed = await ada.get('/vendor/mantel.css?v=1', { 'accept-encoding': 'gzip, br' })
    expect(packed.headers.get('content-encoding')).toBe('br')
    expect(packed.headers.get('cache-control')).toContain('immutable')
    expect(plain.headers.get('cache-control')).toBe('public, no-cache')
    expect((await ada.get('/vendor/mantel.css', { 'accept-encoding': 'br', 'if-none-match': packed.headers.get('etag') ?? '' })).status).toBe(304)
    expect((await ada.get('/vendor/icons.svg')).headers.get('content-security-policy')).toContain('sandbox')
  })

  it('answers exactly the endpoints that are documented', () => {
    const documented = endpoints.filter(({ path }) => path !== '/health' && path !== '/live').map(({ method, path }) => `${method} ${path}`)
    const registered = house.door.routes().map(({ method, path }) => `${method} ${path}`)
    expect([...new Set(registered)].sort()).toEqual([...documented].sort())
  })
})
