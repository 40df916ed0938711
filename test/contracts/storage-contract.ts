import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import type { Storage } from '../../server/library/storage/storage.ts'

/** Every Storage must pass this, word for word. */
export function storageContract(open: () => Promise<Storage>): void {
  const folder = mkdtempSync(join(tmpdir(), 'mantel-contract-'))
  const made = (bytes: Buffer) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const path = join(folder, sha256)
    writeFileSync(path, bytes)
    return { path, sha256, size: bytes.length, bytes }
  }

  it('gives back the bytes it was given', async () => {
    const storage = await open()
    const { path, sha256, size, bytes } = made(randomBytes(100_000))
    await storage.keep(path, sha256, size)
    expect(await buffer(await storage.read(sha256))).toEqual(bytes)
    expect(await storage.has(sha256)).toBe(true)
    expect(await storage.verify(sha256)).toBe(true)
  })
  it('gives a part, both ends included', async () => {
    const storage = await open()
    const { path, sha256, size, bytes } = made(randomBytes(1000))
    await storage.keep(path, sha256, size)
    expect(await buffer(await storage.read(sha256, { start: 10, end: 19 }))).toEqual(bytes.subarray(10, 20))
  })
  it('keeps an empty file, and keeping twice changes nothing', async () => {
    const storage = await open()
    const { path, sha256 } = made(Buffer.alloc(0))
    await storage.keep(path, sha256, 0)
    await storage.keep(path, sha256, 0)
    expect((await buffer(await storage.read(sha256))).length).toBe(0)
  })
  it('keeps the same bytes from ten callers at once', async () => {
    const storage = await open()
    const { path, sha256, size } = made(randomBytes(50_000))
    await Promise.all(Array.from({ length: 10 }, () => storage.keep(path, sha256, size)))
    expect(await storage.verify(sha256)).toBe(true)
  })
  it('takes away a file that it is given, and leaves one that it has already', async () => {
    const storage = await open()
    const { path, sha256, size } = made(randomBytes(1000))
    await storage.keep(path, sha256, size, { isGiven: true })
    expect([existsSync(path), await storage.verify(sha256)]).toEqual([false, true])
    writeFileSync(path, 'another that claims the same name')
    await storage.keep(path, sha256, size, { isGiven: true })
    expect(await storage.verify(sha256)).toBe(true)
  })
  it('refuses a file of another size than promised', async () => {
    const storage = await open()
    const { path, sha256 } = made(randomBytes(10))
    await expect(storage.keep(path, sha256, 11)).rejects.toMatchObject({ code: 'conflict', key: 'library.size-differs' })
    expect(await storage.has(sha256)).toBe(false)
  })
  it('says that bytes are gone, and forgets what it is told to forget', async () => {
    const storage = await open()
    const { path, sha256, size } = made(randomBytes(10))
    await storage.keep(path, sha256, size)
    await storage.remove(sha256)
    await storage.remove(sha256)
    expect(await storage.has(sha256)).toBe(false)
    expect(await storage.localPath(sha256)).toBeUndefined()
    expect(await storage.verify(sha256)).toBeUndefined()
    await expect(storage.read(sha256)).rejects.toMatchObject({ code: 'not-found' })
  })
  it('lists what it keeps', async () => {
    const storage = await open()
    const { path, sha256, size } = made(randomBytes(10))
    await storage.keep(path, sha256, size)
    expect(await Array.fromAsync(storage.list())).toContain(sha256)
  })
  it.each(['../up', 'a/../../b', '/etc/passwd', 'a\0b', '', 'A'.repeat(64), 'f'.repeat(63)])('refuses the key %j', async (key) => {
    const storage = await open()
    await expect((async () => storage.has(key))()).rejects.toMatchObject({ code: 'invalid', key: 'library.bad-hash' })
  })
}
