import { Agent, request as httpRequest } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { webdavHouse, type WebdavHouse } from '../support/webdav-house.ts'

let house: WebdavHouse
const agent = new Agent({ keepAlive: true, maxSockets: 8 })
beforeAll(async () => { house = await webdavHouse() })
afterAll(async () => {
  agent.destroy()
  await house.close()
})

const REQUESTS = 20_000
const SEED = 20_261_127

/** Numbers that look like chance and come again with the seed (mulberry32). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const methods = ['OPTIONS', 'PROPFIND', 'PROPPATCH', 'GET', 'HEAD', 'PUT', 'DELETE', 'MKCOL', 'COPY', 'MOVE', 'LOCK', 'UNLOCK', 'POST', 'PATCH', 'REPORT', 'SEARCH']
const names = ['a', 'b.txt', 'c d', '%zz', '%2e%2e', '..', '.', '', '%00', '%2f', '%5c', '%ff', '%F0%9F%8F%9D', 'Folders', 'Tags', 'People', 'x'.repeat(300), '%25', '#', '?', '%E2%80%AE', '~', '*', ':', 'CON', "'; drop table files; --", '%0d%0aX-Y:1', '._a', '{}']
const headerValues: Record<string, string[]> = {
  depth: ['0', '1', 'infinity', '-1', '2', 'x', ''], overwrite: ['T', 'F', 'x', ''], timeout: ['Infinite', 'Second-1', 'Second-99999999999999999999', 'x', ''],
  if: ['(<urn:uuid:1>)', '([", "])', '(Not <DAV:no-lock>)', '<', '((', '(<a>) <b> (<c>)', '<http://x/dav/a> (["x"])', '(["x"]', '</dav/%zz> (<a>)', `(${'<a> '.repeat(600)})`, ''], 'lock-token': ['<urn:uuid:1>', '<>', 'x', ''],
  range: ['bytes=0-', 'bytes=-1', 'bytes=5-1', 'bytes=0-0,-1', `bytes=${'0-0,'.repeat(80)}`, 'bytes=99999999999999999999-', 'x', ''], 'if-match': ['*', '"x"', 'W/"x"', ''], 'if-none-match': ['*', '"x"', ','], 'if-range': ['"x"', 'yesterday'], 'if-modified-since': ['Sat, 01 Jan 2000 00:00:00 GMT', 'x', '-1'], 'if-unmodified-since': ['Fri, 01 Jan 2100 00:00:00 GMT', 'x'],
  'content-range': ['bytes 0-1/2', 'x'], 'accept-language': ['de', 'xx', ''], 'content-type': ['text/xml', 'x', ''], host: ['127.0.0.1', 'evil.example', '[::1]:1', ''], 'x-forwarded-for': ['8.8.8.8', 'x'],
}
const bodies = [
  '', 'x', '<', '<a/>', '<D:propfind xmlns:D="DAV:"><D:allprop/></D:propfind>', '<D:propfind xmlns:D="DAV:"><D:propname/></D:propfind>', '<D:propfind xmlns:D="DAV:"><D:prop><D:getetag/><x xmlns="urn:\u0001"/></D:prop></D:propfind>', '<D:propfind xmlns:D="DAV:"><D:prop><constructor/><__proto__/><D:toString/><D:hasOwnProperty/></D:prop></D:propfind>',
  '<D:propfind xmlns:D="DAV:"/>', '<!DOCTYPE a><a/>', '<D:propertyupdate xmlns:D="DAV:"><D:set><D:prop><a>1</a><b xmlns="urn:b" c="&#x1F600;">é</b></D:prop></D:set><D:remove><D:prop><a/></D:prop></D:remove></D:propertyupdate>', '<D:propertyupdate xmlns:D="DAV:"><D:set><D:prop><D:getetag/></D:prop></D:set></D:propertyupdate>', '<D:propertyupdate xmlns:D="DAV:"/>',
  '<D:lockinfo xmlns:D="DAV:"><D:lockscope><D:exclusive/></D:lockscope><D:locktype><D:write/></D:locktype><D:owner>me &amp; you</D:owner></D:lockinfo>', '<D:lockinfo xmlns:D="DAV:"><D:lockscope><D:shared/></D:lockscope><D:locktype><D:write/></D:locktype></D:lockinfo>', '<D:lockinfo xmlns:D="DAV:"/>', '\u0000\u0001', '\ufeff<a/>', '&lt;', `<a>${'<b>'.repeat(200)}`,
]

it(`survives ${REQUESTS} requests that mean nothing, and answers none with an error of its own`, { timeout: 600_000 }, async () => {
  const next = chance(SEED)
  const one = <Item>(list: readonly Item[]): Item => list[Math.floor(next() * list.length)]!
  const path = (): string => {
    const tops = [house.space, house.space, '/dav', '/dav/Folders', '/dav/Tags', '/dav/People', '//dav', `http://127.0.0.1${house.space}`]
    return [one(tops), ...Array.from({ length: Math.floor(next() * 4) }, () => one(names))].join('/') + one(['', '', '/', '//', '?x=%zz'])
  }
  const made = Array.from({ length: REQUESTS }, (_, n) => {
    const headers: Record<string, string> = { authorization: next() < 0.9 ? house.authorization : one(['', 'Basic x', 'Basic !', 'Digest a="b"']) }
    for (const [name, values] of Object.entries(headerValues)) if (next() < (name === 'host' ? 0.01 : 0.06)) headers[name] = one(values)
    const method = one(methods)
    if (['COPY', 'MOVE'].includes(method) || next() < 0.05) headers.destination = next() < 0.8 ? encodeURI(path()).replaceAll('%25', '%') : one(['', 'x', 'http://', 'http://evil.example/dav/a', '/other'])
    return { n, method, path: path().replaceAll(' ', '%20'), headers, body: one(bodies) }
  })
  const statuses = new Map<number, number>()
  const broken: string[] = []
  const work = made[Symbol.iterator]()
  const worker = async (): Promise<void> => {
    for (const { n, method, path: to, headers, body } of work) {
      const status = await send(method, to, headers, body)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      if (status >= 500 && status !== 502) broken.push(`${n}: ${status} ${method} ${to} ${JSON.stringify(headers)} ${body.slice(0, 200)}`)
    }
  }
  await Promise.all(Array.from({ length: 8 }, worker))
  expect(broken).toEqual([])
  // many of them did mean something: the door was not merely closed
  expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 201, 204, 207, 400, 401, 403, 404, 405, 409, 412, 415]))
  expect((await house.send('PROPFIND', `${house.space}/`, { headers: { depth: '1' } })).status).toBe(207)
})

/** The status of the answer; 400 where node's own reader of HTTP refuses to send it. */
function send(method: string, path: string, headers: Record<string, string>, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    try {
      const request = httpRequest({ agent, host: '127.0.0.1', port: house.port, method, path, headers: { ...headers, ...(body !== '' && method !== 'GET' && method !== 'HEAD' && { 'content-length': Buffer.byteLength(body) }) } }, (response) => {
        response.resume()
        response.on('end', () => { resolve(response.statusCode ?? 0) })
        response.on('error', reject)
      })
      request.on('error', (error: NodeJS.ErrnoException) => { if (error.code === 'ECONNRESET' || error.code === 'EPIPE') resolve(400); else reject(error) })
      request.end(method === 'GET' || method === 'HEAD' ? undefined : body)
    } catch {
      resolve(400)
    }
  })
}
