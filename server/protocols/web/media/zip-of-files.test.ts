import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
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

it('opens files only as far as they are read', async () => {
  const reader = zipOfFiles([fileOf('a.jpg', 'x'.repeat(10)), { path: join(folder, 'gone'), name: 'gone.jpg', size: 5, modified: new Date() }]).body.getReader()
  expect((await reader.read()).done).toBe(false)
  await reader.cancel()
  expect(readFileSync('/proc/self/status', 'utf8')).toContain('Name')
})
