import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillHardFolder, hashesBelow } from '../support/hard-folder.ts'
import { hardNames } from '../support/hard-names.ts'
import { webdavHouse, type WebdavHouse } from '../support/webdav-house.ts'

let house: WebdavHouse
let folder = ''
beforeAll(async () => {
  house = await webdavHouse()
  folder = mkdtempSync(join(tmpdir(), 'mantel-cadaver-'))
  writeFileSync(join(folder, '.netrc'), `machine 127.0.0.1 login Ada password ${house.password}\n`, { mode: 0o600 })
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A name as the command line of cadaver reads it. */
const quoted = (name: string): string => `"${name.replace(/[\\"]/g, '\\$&')}"`

/** Types commands into cadaver, and tells what it said. */
function cadaver(...commands: string[]): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn('cadaver', ['-t', `${house.origin}${house.space}/`], { env: { PATH: process.env.PATH, HOME: folder, LANG: 'C.UTF-8' } })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => { said += piece.toString() })
    child.on('close', () => { resolve(said) })
    child.stdin.end(`${[...commands, 'quit'].join('\n')}\n`)
  })
}

describe('cadaver', () => {
  it('takes files there and back, byte for byte: hard names, an empty file, one of 300 MB', { timeout: 280_000 }, async () => {
    const [there, back] = [join(folder, 'there'), join(folder, 'back')]
    await fillHardFolder(there)
    writeFileSync(join(there, 'large.bin'), Buffer.concat(Array.from({ length: 300 }, () => randomBytes(1024)).map((noise) => Buffer.alloc(2 ** 20, noise))))
    const names = [...hardNames, 'large.bin']
    const folders = [...new Set(names.flatMap((name) => dirname(name).split('/').map((_, i, parts) => parts.slice(0, i + 1).join('/'))))].filter((name) => name !== '.')
    const put = await cadaver(...folders.map((name) => `mkcol ${quoted(name)}`), ...names.map((name) => `put ${quoted(join(there, name))} ${quoted(name)}`))
    expect(put.split('\n').filter((line) => /failed|error/i.test(line))).toEqual([])
    for (const name of names) mkdirSync(dirname(join(back, name)), { recursive: true })
    const got = await cadaver(...names.map((name) => `get ${quoted(name)} ${quoted(join(back, name))}`))
    expect(got.split('\n').filter((line) => /failed|error/i.test(line))).toEqual([])
    expect(await hashesBelow(back)).toEqual(await hashesBelow(there))
  })

  it('makes, copies, moves, lists and deletes', { timeout: 60_000 }, async () => {
    writeFileSync(join(folder, 'one.txt'), 'one')
    const said = await cadaver('mkcol desk', `put ${join(folder, 'one.txt')} desk/one.txt`, 'copy desk/one.txt "desk/two ü.txt"', 'move desk/one.txt desk/three.txt', 'ls desk', 'delete "desk/two ü.txt"', 'cat desk/three.txt')
    expect(said).toMatch(/three\.txt +3/)
    expect(said).toMatch(/two ü\.txt +3/)
    expect(said).not.toContain('failed')
    expect([(await house.send('GET', `${house.space}/desk/one.txt`)).status, (await house.send('GET', `${house.space}/desk/two%20%C3%BC.txt`)).status]).toEqual([404, 404])
    expect(await (await house.send('GET', `${house.space}/desk/three.txt`)).text()).toBe('one')
  })

  it('locks what another then cannot write, writes its own properties, and reads what people said', { timeout: 60_000 }, async () => {
    const said = await cadaver('lock desk/three.txt', 'propset desk/three.txt colour red', 'propget desk/three.txt colour', 'discover desk/three.txt')
    expect(said).toMatch(/Locking `work\/three\.txt': succeeded|Locking.*succeeded/)
    expect(said).toContain('red')
    expect((await house.send('PUT', `${house.space}/desk/three.txt`, { body: 'other' })).status).toBe(423)
    const released = await cadaver('steal desk/three.txt', 'unlock desk/three.txt')
    expect(released).not.toMatch(/unlock.*failed/i)
  })

  it('writes one file from two sides at once: whichever wins, it is whole', { timeout: 120_000 }, async () => {
    const bytes = [1, 2, 3, 4].map((fill) => Buffer.alloc(5_000_000, fill))
    for (const [i, each] of bytes.entries()) writeFileSync(join(folder, `${i}.bin`), each)
    await Promise.all(bytes.map((_, i) => cadaver(`put ${join(folder, `${i}.bin`)} both.bin`)))
    const hash = (of: Buffer): string => createHash('sha256').update(of).digest('hex')
    const kept = Buffer.from(await (await house.send('GET', `${house.space}/both.bin`)).arrayBuffer())
    expect(bytes.map(hash)).toContain(hash(kept))
  })
})
