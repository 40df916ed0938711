import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { isOfHouse } from '../../server/protocols/webdav/caller.ts'
import { pictureBytes, writePicture } from '../support/lone-pictures.ts'
import { webdavHouse, type WebdavHouse } from '../support/webdav-house.ts'

let house: WebdavHouse
const root = mkdtempSync(join(tmpdir(), 'mantel-source-'))
beforeAll(async () => { house = await webdavHouse() })
afterAll(async () => {
  await house.close()
  rmSync(root, { recursive: true, force: true })
})

/** A request as it is written, which fetch would tidy. */
const raw = (method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<{ status: number; body: string; headers: Record<string, unknown> }> => new Promise((resolve, reject) => {
  const request = httpRequest({ port: house.port, host: '127.0.0.1', method, path, headers: { authorization: house.authorization, ...headers, ...(body !== '' && { 'content-length': String(Buffer.byteLength(body)) }) } }, (response) => {
    const chunks: Buffer[] = []
    response.on('data', (chunk: Buffer) => chunks.push(chunk))
    response.on('end', () => { resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString(), headers: response.headers }) })
  })
  request.on('error', reject)
  request.end(body)
})

describe('the door', () => {
  it('says what it keeps', async () => {
    const { status, headers } = await raw('OPTIONS', '/dav/')
    expect([status, headers.dav, headers['ms-author-via']]).toEqual([200, '1, 2, 3', 'DAV'])
  })

  it('answers nobody without an app password, and asks for one', async () => {
    for (const authorization of ['', 'Basic !!!', `Basic ${Buffer.from('Ada:quiet river under 7 stones').toString('base64')}`, 'Digest username="Ada"', 'Bearer x']) {
      const { status, headers } = await raw('PROPFIND', '/dav/', { authorization, depth: '0' })
      expect([status, headers['www-authenticate']]).toEqual([401, 'Basic realm="Mantel", charset="UTF-8"'])
    }
  })

  it('security rule 14: limits how often a wrong password is tried', async () => {
    const tries = []
    for (let n = 0; n < 40; n++) tries.push((await raw('OPTIONS', '/dav/', { authorization: `Basic ${Buffer.from(`nobody:${n}`).toString('base64')}` })).status)
    expect(new Set(tries)).toEqual(new Set([401, 429]))
    expect((await raw('OPTIONS', '/dav/')).status).toBe(200)
  })

  it('tells an own network from the world', () => {
    expect(['192.168.1.7', '10.0.0.1', '172.31.255.1', '127.0.0.1', '::1', 'fe80::1', 'fd00::1'].every(isOfHouse)).toBe(true)
    expect(['8.8.8.8', '172.32.0.1', '2001:db8::1', '', 'x', '192.168.1.7.evil'].some(isOfHouse)).toBe(false)
  })

  it('security rule 15: refuses a foreign name, a document type, and a body that is too large', async () => {
    expect((await raw('OPTIONS', '/dav/', { host: 'evil.example' })).status).toBe(421)
    const bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><D:propfind xmlns:D="DAV:"><D:prop><a>&c;</a></D:prop></D:propfind>'
    const refused = await raw('PROPFIND', '/dav/', { depth: '0' }, bomb)
    expect([refused.status, refused.body.includes('no-external-entities')]).toEqual([400, true])
    expect((await raw('PROPFIND', '/dav/', { depth: '0' }, `<a>${'x'.repeat(1_100_000)}</a>`)).status).toBe(413)
    expect((await raw('PROPFIND', '/dav/', { depth: '0' }, '<D:propfind xmlns:D="DAV:">'.repeat(100))).status).toBe(400)
  })

  it('security rule 1: takes no path that climbs, hides a separator, cannot be decoded, or is too long', async () => {
    for (const path of ['/dav/%zz', '/dav/..', '/dav/%2e%2e/x', '/dav/a%2fb', '/dav/a%5Cb', '/dav/a%00b', '/dav/%ff', '/dav/a%0Ab', `/dav/${'x/'.repeat(100)}`]) expect([path, (await raw('GET', path)).status]).toEqual([path, 400])
    expect((await raw('GET', `/dav/${'x'.repeat(8192)}`)).status).toBe(414)
  })

  it('lists folder by folder only', async () => {
    const { status, body } = await raw('PROPFIND', '/dav/', {})
    expect([status, body.includes('propfind-finite-depth')]).toEqual([403, true])
  })

  it('tells a reason in the body of every refusal', async () => {
    expect((await raw('GET', '/dav/Folders/nothing')).body).toContain('There is nothing at this address')
    expect((await raw('GET', '/dav/Folders/nothing', { 'accept-language': 'de' })).body).toContain('Unter dieser Adresse ist nichts')
  })
})

describe('a source', () => {
  it('is seen and read and never written to', async () => {
    mkdirSync(join(root, 'inner'), { recursive: true })
    await writePicture(join(root, 'inner/sea.jpg'), 40)
    await house.ingest.addSource(house.ada, { root, name: 'Old disk', spaceId: house.ada.spaces[0]?.id ?? '' })
    await house.queue.beginWork()
    const path = '/dav/Folders/Old%20disk/inner/sea.jpg'
    await vi.waitFor(async () => { expect((await raw('HEAD', path)).status).toBe(200) }, { timeout: 20_000, interval: 100 })
    expect(Buffer.from(await (await house.send('GET', path)).arrayBuffer()).equals(await pictureBytes(40))).toBe(true)
    const answers = [await raw('PUT', path, {}, 'x'), await raw('DELETE', path), await raw('MKCOL', '/dav/Folders/Old%20disk/new'), await raw('MOVE', path, { destination: `${house.space}/sea.jpg` }), await raw('LOCK', path, {}, '<D:lockinfo xmlns:D="DAV:"><D:lockscope><D:exclusive/></D:lockscope><D:locktype><D:write/></D:locktype></D:lockinfo>')]
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403])
    expect(answers[0]?.body).toContain('Mantel never writes into sources')
    expect((await raw('COPY', path, { destination: `${house.space}/copied.jpg` })).status).toBe(201)
    expect(Buffer.from(await (await house.send('GET', `${house.space}/copied.jpg`)).arrayBuffer()).equals(await pictureBytes(40))).toBe(true)
  })
})

describe('the other branches', () => {
  const tagsOf = async (name: string) => (await house.catalog.tags.list(house.ada)).map((tag) => (tag as { path: string }).path).filter((path) => path.startsWith(name))

  it('make, give and take meaning', async () => {
    expect((await raw('MKCOL', '/dav/Tags/Travel')).status).toBe(201)
    expect((await raw('MKCOL', '/dav/Tags/Travel/Rome')).status).toBe(201)
    expect(await tagsOf('Travel')).toEqual(['Travel', 'Travel/Rome'])
    const bytes = new Uint8Array(await pictureBytes(50))
    expect((await house.send('PUT', '/dav/Tags/Travel/Rome/forum.jpg', { body: bytes })).status).toBe(201)
    expect((await house.send('GET', `${house.space}/Uploads/forum.jpg`)).status).toBe(200)
    expect(Buffer.from(await (await house.send('GET', '/dav/Tags/Travel/Rome/forum.jpg')).arrayBuffer()).equals(Buffer.from(bytes))).toBe(true)
    await house.send('PUT', `${house.space}/arch.jpg`, { body: new Uint8Array(await pictureBytes(51)) })
    expect((await raw('COPY', `${house.space}/arch.jpg`, { destination: '/dav/Tags/Travel/Rome/arch.jpg' })).status).toBe(201)
    expect((await raw('PROPFIND', '/dav/Tags/Travel/Rome', { depth: '1' })).body).toContain('arch.jpg')
    expect((await raw('DELETE', '/dav/Tags/Travel/Rome/arch.jpg')).status).toBe(204)
    expect((await raw('PROPFIND', '/dav/Tags/Travel/Rome', { depth: '1' })).body).not.toContain('arch.jpg')
    expect((await house.send('GET', `${house.space}/arch.jpg`)).status).toBe(200)
    expect((await raw('MOVE', `${house.space}/arch.jpg`, { destination: '/dav/Tags/Travel/arch.jpg' })).status).toBe(403)
    expect((await house.send('PUT', '/dav/Tags/Travel/words.txt', { body: 'words' })).status).toBe(415)
    expect((await raw('MOVE', '/dav/Tags/Travel/Rome', { destination: '/dav/Tags/Travel/Roma' })).status).toBe(201)
    expect(await tagsOf('Travel')).toEqual(['Travel', 'Travel/Roma'])
  })

  it('bear with file managers that begin with an empty file, lock it, and write then', async () => {
    await raw('MKCOL', '/dav/Tags/Finder')
    const path = '/dav/Tags/Finder/dropped.jpg'
    expect((await house.send('PUT', path, { body: '' })).status).toBe(201)
    expect((await raw('PROPFIND', path, { depth: '0' })).status).toBe(207)
    const locked = await raw('LOCK', path, { depth: '0' }, '<D:lockinfo xmlns:D="DAV:"><D:lockscope><D:exclusive/></D:lockscope><D:locktype><D:write/></D:locktype></D:lockinfo>')
    const token = String(locked.headers['lock-token'])
    expect(locked.status).toBe(200)
    const body = new Uint8Array(await pictureBytes(60))
    expect((await house.send('PUT', path, { body })).status).toBe(423)
    expect((await house.send('PUT', path, { body, headers: { if: `(${token})` } })).status).toBe(204)
    expect((await raw('UNLOCK', path, { 'lock-token': token })).status).toBe(204)
    expect((await (await house.send('GET', path)).arrayBuffer()).byteLength).toBe(body.length)
    // and a file that stands there gets its new version where it lies
    expect((await house.send('PUT', path, { body: new Uint8Array(await pictureBytes(61)) })).status).toBe(204)
    expect(Buffer.from(await (await house.send('GET', `${house.space}/Uploads/dropped.jpg`)).arrayBuffer()).equals(await pictureBytes(61))).toBe(true)
  })

  it('refuse with a sentence what they cannot mean', async () => {
    for (const [method, path] of [['MKCOL', '/dav/New'], ['DELETE', '/dav/Tags'], ['MKCOL', '/dav/Folders/New'], ['DELETE', house.space], ['PUT', '/dav/x.jpg']] as const) {
      const { status, body } = await raw(method, path)
      expect([method, path, status]).toEqual([method, path, 403])
      expect(body).toMatch(/sentence>[A-Z]/)
    }
  })
})

describe('a person who only looks (security rules 7, 9 and 12)', () => {
  it('changes nothing, and sees no space of others', async () => {
    const secret = await house.access.createSpace(house.ada, 'Secret').catch(() => undefined)
    expect(secret).toBeDefined()
    await house.access.addUser(house.ada, { name: 'Vera', password: 'quiet river under 7 stones', role: 'viewer' })
    const { actor } = await house.access.login({ name: 'Vera', password: 'quiet river under 7 stones' }, { address: '127.0.0.1', userAgent: 'test' })
    const { password } = await house.access.appPasswords.make(actor, 'tablet')
    const authorization = `Basic ${Buffer.from(`Vera:${password}`).toString('base64')}`
    await house.send('PUT', `${house.space}/seen.txt`, { body: 'seen' })
    const as = (method: string, path: string, headers: Record<string, string> = {}, body = '') => raw(method, path, { ...headers, authorization }, body)
    expect((await as('GET', `${house.space}/seen.txt`)).body).toBe('seen')
    expect((await as('PROPFIND', '/dav/Folders/', { depth: '1' })).body).not.toContain('Secret')
    const answers = [await as('PUT', `${house.space}/new.txt`, {}, 'x'), await as('DELETE', `${house.space}/seen.txt`), await as('MKCOL', `${house.space}/new`), await as('MOVE', `${house.space}/seen.txt`, { destination: `${house.space}/b.txt` }), await as('COPY', `${house.space}/seen.txt`, { destination: `${house.space}/b.txt` }),
      await as('PROPPATCH', `${house.space}/seen.txt`, {}, '<D:propertyupdate xmlns:D="DAV:"><D:set><D:prop><a>1</a></D:prop></D:set></D:propertyupdate>')]
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403])
    expect((await as('MKCOL', '/dav/Tags/Mine')).status).toBe(403)
  })
})

describe('properties', () => {
  it('are kept as written, travel with copies and moves, and are found by Explorer', async () => {
    await house.send('PUT', `${house.space}/p.txt`, { body: 'p' })
    const update = '<D:propertyupdate xmlns:D="DAV:" xmlns:Z="urn:schemas-microsoft-com:"><D:set><D:prop><Z:Win32FileAttributes>00000020</Z:Win32FileAttributes><x:note xmlns:x="urn:x" xml:lang="de"><x:b a="1&amp;2">fett</x:b> &lt;3</x:note></D:prop></D:set></D:propertyupdate>'
    expect((await raw('PROPPATCH', `${house.space}/p.txt`, {}, update)).status).toBe(207)
    await raw('COPY', `${house.space}/p.txt`, { destination: `${house.space}/q.txt` })
    await raw('MOVE', `${house.space}/q.txt`, { destination: `${house.space}/r.txt` })
    const { body } = await raw('PROPFIND', `${house.space}/r.txt`, { depth: '0' })
    expect(body).toContain('<Z:Win32FileAttributes>00000020</Z:Win32FileAttributes>')
    expect(body).toMatch(/xml:lang="de"><x:b xmlns:x="urn:x" a="1&amp;2">fett<\/x:b> &lt;3</)
  })

  it('do not come back with another file of the name when theirs went by another door', async () => {
    const path = `${house.space}/gone.jpg`
    await house.send('PUT', path, { body: new Uint8Array(await pictureBytes(70)) })
    await raw('PROPPATCH', path, {}, '<D:propertyupdate xmlns:D="DAV:"><D:set><D:prop><own>1</own></D:prop></D:set></D:propertyupdate>')
    expect((await raw('PROPFIND', path, { depth: '0' })).body).toContain('<own>1</own>')
    const held = await house.catalog.folders.at(house.ada, { spaceId: house.ada.spaces[0]?.id ?? '', sourceId: null, folder: '', name: 'gone.jpg' })
    await house.catalog.history.trash(house.ada, held?.type === 'file' ? [held.file.id] : [])
    await house.send('PUT', path, { body: new Uint8Array(await pictureBytes(71)) })
    expect((await raw('PROPFIND', path, { depth: '0' })).body).not.toContain('<own>')
  })

  it('tell the room on the disk to those who ask', async () => {
    const asked = '<D:propfind xmlns:D="DAV:"><D:prop><D:quota-available-bytes/><D:quota-used-bytes/></D:prop></D:propfind>'
    expect((await raw('PROPFIND', `${house.space}/`, { depth: '0' }, asked)).body).toMatch(/<D:quota-available-bytes>\d+</)
    expect((await raw('PROPFIND', `${house.space}/`, { depth: '0' })).body).not.toContain('quota-')
  })

  it('that the server keeps are not to be written, and then nothing is', async () => {
    const update = '<D:propertyupdate xmlns:D="DAV:"><D:set><D:prop><own>1</own><D:getetag>x</D:getetag></D:prop></D:set></D:propertyupdate>'
    const { status, body } = await raw('PROPPATCH', `${house.space}/p.txt`, {}, update)
    expect([status, body.includes('403 Forbidden'), body.includes('424 Failed Dependency'), body.includes('cannot-modify-protected-property')]).toEqual([207, true, true, true])
    expect((await raw('PROPFIND', `${house.space}/p.txt`, { depth: '0' })).body).not.toContain('<own>')
  })
})
