import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeAlong } from './write-along.ts'

const MB = 1024 * 1024
const fresh = async (): Promise<{ path: string; file: FileHandle }> => {
  const path = join(mkdtempSync(join(tmpdir(), 'mantel-along-')), 'file')
  return { path, file: await open(path, 'wx') }
}

describe('bytes that are written along', () => {
  it.each([[0, 0], [1, 1], [5000, 5000], [3 * MB + 17, 3 * MB + 17], [3 * MB, Infinity], [20 * MB + 1, Infinity]])('are in the file and were seen in their order: %i of %d', async (size, expected) => {
    const { path, file } = await fresh()
    const bytes = randomBytes(size)
    const hash = createHash('sha256')
    const along = writeAlong(file, (piece) => { hash.update(piece) }, expected)
    for (let from = 0; from < size; from += 65_432) await along.take(bytes.subarray(from, from + 65_432))
    await along.end()
    await file.close()
    expect(readFileSync(path).equals(bytes)).toBe(true)
    expect(hash.digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'))
  })

  it('are free for others as soon as they were taken', async () => {
    const { path, file } = await fresh()
    const along = writeAlong(file, () => undefined, 2 * MB)
    const chunk = Buffer.alloc(MB / 2, 'a')
    for (const letter of 'abcd') await along.take(chunk.fill(letter))
    await along.end()
    await file.close()
    expect([0, 1, 2, 3].map((half) => readFileSync(path, 'latin1').at(half * MB / 2))).toEqual(['a', 'b', 'c', 'd'])
  })

  it('are not said to be kept when a write fails, or a sync half-way of which the system tells only once', async () => {
    for (const broken of ['write', 'datasync'] as const) {
      const { file } = await fresh()
      const failing = new Proxy(file, { get: (target, key) => (key === broken ? () => Promise.reject(new Error('the disk is full')) : (Reflect.get(target, key) as () => unknown).bind(target)) })
      const along = writeAlong(failing, () => undefined, 10 * MB)
      const sending = (async () => {
        for (let i = 0; i < 10; i++) await along.take(Buffer.alloc(MB))
        await along.end()
      })()
      await expect(sending).rejects.toThrow('the disk is full')
      await along.settle()
      await file.close()
    }
  })
})
