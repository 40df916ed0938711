import { execFile, execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillHardFolder } from '../support/hard-folder.ts'
import { webdavHouse, type WebdavHouse } from '../support/webdav-house.ts'

let house: WebdavHouse
let folder = ''
beforeAll(async () => {
  house = await webdavHouse()
  folder = mkdtempSync(join(tmpdir(), 'mantel-rclone-'))
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('rclone', () => {
  it('takes a folder there and back, byte for byte', { timeout: 240_000 }, async () => {
    const [there, back] = [join(folder, 'there'), join(folder, 'back')]
    await fillHardFolder(there)
    await rclone('sync', there, ':webdav:there')
    await rclone('check', '--download', there, ':webdav:there')
    await rclone('sync', ':webdav:there', back)
    expect(contentsOf(back)).toEqual(contentsOf(there))
  })

  it('finds nothing to do the second time, and follows what was changed, moved and deleted', { timeout: 240_000 }, async () => {
    const [there, again] = [join(folder, 'there'), join(folder, 'again')]
    expect(await rclone('sync', '-v', '--size-only', there, ':webdav:there')).not.toMatch(/Copied|Deleted/)
    writeFileSync(join(there, 'plain.txt'), 'changed')
    rmSync(join(there, '100%.txt'))
    rmSync(join(there, 'folder one'), { recursive: true })
    await rclone('sync', there, ':webdav:there')
    await rclone('moveto', ':webdav:there/a#b.txt', ':webdav:there/moved/ü ä.txt')
    await rclone('sync', ':webdav:there', again)
    const expected = contentsOf(there)
    expected['moved/ü ä.txt'] = expected['a#b.txt'] ?? ''
    delete expected['a#b.txt']
    expect(contentsOf(again)).toEqual(expected)
  })
})

function rclone(...args: string[]): Promise<string> {
  const env = { ...process.env, RCLONE_WEBDAV_URL: `${house.origin}${house.space}`, RCLONE_WEBDAV_VENDOR: 'other', RCLONE_WEBDAV_USER: 'Ada', RCLONE_WEBDAV_PASS: execFileSync('rclone', ['obscure', house.password], { encoding: 'utf8' }).trim(), RCLONE_CONFIG: join(folder, 'none.conf') }
  return new Promise((resolve, reject) => {
    execFile('rclone', [...args, '--retries', '1', '--low-level-retries', '1', '--no-unicode-normalization'], { env }, (error, out, errors) => {
      if (error) reject(new Error(`rclone ${args.join(' ')}: ${out}${errors}`))
      else resolve(`${out}${errors}`)
    })
  })
}

/** Every file below a folder with the hash of its bytes. */
function contentsOf(root: string): Record<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Object.fromEntries(files.map((entry): [string, string] => {
    const path = join(entry.parentPath, entry.name)
    return [path.slice(root.length + 1), createHash('sha256').update(readFileSync(path)).digest('hex')]
  }).toSorted())
}
