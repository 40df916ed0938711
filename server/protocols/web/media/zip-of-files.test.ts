import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { zipOfFiles } from './zip-of-files.ts'

let folder = ''
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'mantel-zip-')) })
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

function fileOf(name: string, text: string) {
  const path = join(folder, `${crypto.randomUUID()}.bytes`)
  writeFileSync(path, text)
  return { path, name, size: Buffer.byteLength(text), modified: new Date('2024-05-14T09:41:12Z') }
}

it('makes an archive that Python can read, of the length that was told', async () => {
  const files = [fileOf('a.jpg', 'first'), fileOf('A.JPG', 'second'), fileOf('Zoë 🏖️.jpg', 'third'), fileOf('..\\..\\windows.jpg', 'fourth'), fileOf('empty.jpg', '')]
  const { body, length } = zipOfFiles(files, 'left out')
  const bytes = Buffer.from(await new Response(body).arrayBuffer())
  expect(BigInt(bytes.length)).toBe(length)
  writeFileSync(join(folder, 'all.zip'), bytes)
  const read = execFileSync('python3', ['-c', 'import json,sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print(json.dumps({i.filename: z.read(i).decode() for i in z.infolist()}))', join(folder, 'all.zip')], { encoding: 'utf8' })
  expect(JSON.parse(read)).toEqual({ 'Not included.txt': 'left out', 'a.jpg': 'first', 'A (2).JPG': 'second', 'Zoë 🏖️.jpg': 'third', '.._.._windows.jpg': 'fourth', 'empty.jpg': '' })
})

it('opens one file at a time, and lets go of it when the reader goes away', async () => {
  const [large, after] = [fileOf('large.jpg', 'x'.repeat(3_000_000)), fileOf('after.jpg', 'y')]
  const reader = zipOfFiles([large, after]).body.getReader()
  for (let read = 0; read < 600_000;) read += (await reader.read()).value?.length ?? 0
  expect([isOpen(large.path), isOpen(after.path)]).toEqual([true, false])
  await reader.cancel(new Error('gone')).catch(() => undefined)
  await vi.waitFor(() => { expect(isOpen(large.path)).toBe(false) })
})

function isOpen(path: string): boolean {
  return readdirSync('/proc/self/fd').some((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`) === path
    } catch {
      return false
    }
  })
}
