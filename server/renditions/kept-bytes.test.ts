import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { withFileBytes } from './kept-bytes.ts'

const folder = mkdtempSync(join(tmpdir(), 'mantel-kept-'))
const fileOf = (text: string): string => {
  const path = join(folder, `${text.length} ${text.slice(0, 8)}`)
  writeFileSync(path, text)
  return path
}

it('gives each file its own bytes, also where one is shorter than the one before', async () => {
  const texts = ['a long first text', 'short', '', 'a text again']
  for (const text of texts) expect(await withFileBytes(fileOf(text), text.length, async (bytes) => bytes.toString())).toBe(text)
})

it('lets two read at the same time', async () => {
  const both = await Promise.all(['one of two', 'the other'].map((text) => withFileBytes(fileOf(text), text.length, async (bytes) => {
    await new Promise((next) => setTimeout(next, 20))
    return bytes.toString()
  })))
  expect(both).toEqual(['one of two', 'the other'])
})

it('reads a file as it is now, whether it became shorter or longer since its size was asked', async () => {
  expect(await withFileBytes(fileOf('six by'), 100, async (bytes) => bytes.toString())).toBe('six by')
  expect(await withFileBytes(fileOf('it has grown'), 6, async (bytes) => bytes.toString())).toBe('it has grown')
  const large = 'more than there is space for'.repeat(400_000)
  expect(await withFileBytes(fileOf(large), 6, async (bytes) => bytes.toString() === large)).toBe(true)
})

it('goes on after a reader that failed', async () => {
  await expect(withFileBytes(fileOf('bad'), 3, () => Promise.reject(new Error('no picture')))).rejects.toThrow('no picture')
  expect(await withFileBytes(fileOf('good'), 4, async (bytes) => bytes.toString())).toBe('good')
})
