import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cleanFolder, cleanName, isInside, resolveInside, safePath, safeSegments } from './safe-path.ts'

let top = ''
let root = ''
beforeAll(() => {
  top = mkdtempSync(join(tmpdir(), 'mantel-path-'))
  root = join(top, 'root')
  mkdirSync(join(root, 'a/b'), { recursive: true })
  mkdirSync(join(top, 'root-beside'))
  writeFileSync(join(top, 'secret'), 'x')
  writeFileSync(join(root, 'a/b/%2e%2e%2f.jpg'), 'x')
  symlinkSync(top, join(root, 'out'))
  symlinkSync(join(root, 'a'), join(root, 'in'))
})
afterAll(() => { rmSync(top, { recursive: true, force: true }) })

describe('security rule 1: one path helper for every door', () => {
  it.each(['../secret', 'a/../../secret', 'a/..', '..', 'a\\..\\..\\secret', 'a/\0', '..\\secret', 'x'.repeat(300), 'a/'.repeat(100)])('refuses %j', async (path) => {
    await expect(safePath(root, path)).rejects.toMatchObject({ code: 'invalid', key: 'platform.path-not-allowed' })
  })
  it('follows a link that stays inside and refuses one that leads out', async () => {
    await expect(safePath(root, 'in/b')).resolves.toBe(join(root, 'a/b'))
    await expect(safePath(root, 'out/secret')).rejects.toMatchObject({ key: 'platform.path-not-allowed' })
    await expect(safePath(root, 'out/root-beside')).rejects.toMatchObject({ key: 'platform.path-not-allowed' })
  })
  it('resolves by names alone what was read from the root before, and nothing that climbs', () => {
    expect(resolveInside('/root', 'a\\b/c.jpg')).toBe('/root/a\\b/c.jpg')
    for (const path of ['../x', 'a/../../x', '/etc/passwd', 'a\0']) expect(() => resolveInside('/root', path)).toThrow()
  })
  it('decodes nothing a second time', async () => {
    await expect(safePath(root, 'a/b/%2e%2e%2f.jpg')).resolves.toBe(join(root, 'a/b/%2e%2e%2f.jpg'))
    expect(safeSegments('%2e%2e/%2f')).toEqual(['%2e%2e', '%2f'])
  })
  it('says not-found for what is not there', async () => {
    await expect(safePath(root, 'nothing')).rejects.toMatchObject({ code: 'not-found' })
  })
  it('does not take a sibling with the same beginning for an inside', () => {
    expect(isInside(root, `${root}-beside`)).toBe(false)
    expect(isInside(root, root)).toBe(true)
    expect(isInside('/', '/etc')).toBe(true)
  })
})

// the names of make_weird_names.py, as a browser may send them
const hostile: [given: string, kept: string][] = [
  ['../../../etc/cron.d/x.jpg', 'x.jpg'], ['/etc/passwd', 'passwd'], ['C:\\Windows\\x.jpg', 'x.jpg'], ['a/b/c.jpg', 'c.jpg'], ['nul\0byte.jpg', 'nulbyte.jpg'], ['', 'unnamed'], ['.', 'unnamed'], ['..', 'unnamed'],
  ['....//....//x.jpg', 'x.jpg'], ['%2e%2e%2fx.jpg', '%2e%2e%2fx.jpg'], ['CON', 'CON'], ['file.jpg\r\nX-Injected: 1', 'file.jpgX-Injected: 1'], ['..\\..\\windows.jpg', 'windows.jpg'], ['..jpg', '..jpg'], ['-rf.jpg', '-rf.jpg'],
  ['photo_\u202egpj.exe.jpg', 'photo_gpj.exe.jpg'], ['\ufeffbom.jpg', 'bom.jpg'], ['line1\nline2.jpg', 'line1line2.jpg'], ['a\u0001\u001b[31mred.jpg', 'a[31mred.jpg'], ['  two  spaces  .jpg', 'two  spaces  .jpg'],
  ['Cafe\u0301.jpg', 'Café.jpg'], ['🏖️👨‍👩‍👧‍👦 holiday.jpg', '🏖️👨‍👩‍👧‍👦 holiday.jpg'], ['夏休みの写真_2023年.jpg', '夏休みの写真_2023年.jpg'], ['<img src=x onerror=alert(1)>.jpg', '<img src=x onerror=alert(1)>.jpg'],
]

describe('names that strangers give', () => {
  it.each(hostile)('keeps %j as %j', (given, kept) => {
    expect(cleanName(given)).toBe(kept)
    expect(safeSegments(cleanName(given))).toHaveLength(1)
  })
  it('shortens by bytes and keeps the ending and whole letters', () => {
    const name = cleanName(`${'é'.repeat(4000)}.jpg`)
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
    expect(name).toMatch(/^é+\.jpg$/)
  })
  it.each([['a/../../b', 'a/b'], ['/', ''], ['../..', ''], ['Holidays/Rome/', 'Holidays/Rome'], ['a\\b', 'a/b'], ['a//b/ /c', 'a/b/c'], ['a\0/b', 'a/b']])('keeps the folder %j as %j', (given, kept) => {
    expect(cleanFolder(given)).toBe(kept)
  })
})
