import { execFile, execFileSync } from 'node:child_process'
import { chmodSync, closeSync, ftruncateSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { createHash, randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { fillHardFolder, hashesBelow } from '../support/hard-folder.ts'
import { hardNames } from '../support/hard-names.ts'
import { webdavHouse, type WebdavHouse } from '../support/webdav-house.ts'

/** Why davfs2 cannot be tried here; undefined where it can. */
function whyNot(): string | undefined {
  if (process.getuid?.() !== 0) return 'only root mounts'
  try {
    execFileSync('sh', ['-c', 'command -v mount.davfs'])
    closeSync(openSync('/dev/fuse', 'r+'))
    return undefined
  } catch {
    return 'mount.davfs or /dev/fuse is not there'
  }
}
const reason = whyNot()

let house: WebdavHouse
let folder = ''
const mounted = new Set<string>()
beforeAll(async () => {
  if (reason !== undefined) return
  house = await webdavHouse()
  folder = mkdtempSync(join(tmpdir(), 'mantel-davfs-'))
  chmodSync(folder, 0o755) // its daemon gives root's rights up
  for (const name of ['there', 'back']) mkdirSync(join(folder, name))
  writeFileSync(join(folder, 'secrets'), `${house.origin}${house.space}/ Ada ${house.password}\n`, { mode: 0o600 })
  writeFileSync(join(folder, 'davfs2.conf'), ['ask_auth 0', `secrets ${join(folder, 'secrets')}`, `cache_dir ${join(folder, 'cache')}`, 'cache_size 2000', 'delay_upload 0', 'gui_optimize 1', 'use_locks 1', ''].join('\n'))
})
afterAll(async () => {
  for (const place of mounted) await run('umount', '-l', place).catch(() => '')
  if (folder) rmSync(folder, { recursive: true, force: true })
  await house?.close()
})

/** Always in a child: whoever waits here for the mounted folder would wait for this very process. */
const run = (command: string, ...args: string[]): Promise<string> => new Promise((resolve, reject) => {
  execFile(command, args, { timeout: 200_000, maxBuffer: 1e7 }, (error, out, errors) => { if (error) reject(new Error(`${command} ${args.join(' ')}: ${errors || error.message}`)); else resolve(out) })
})
/** Mounts the folder anew, with nothing remembered of the last time. */
async function mount(name: string): Promise<string> {
  const place = join(folder, name)
  mkdirSync(place)
  rmSync(join(folder, 'cache'), { recursive: true, force: true })
  mkdirSync(join(folder, 'cache'))
  chmodSync(join(folder, 'cache'), 0o777)
  await run('mount.davfs', `${house.origin}${house.space}/`, place, '-o', `conf=${join(folder, 'davfs2.conf')},uid=0,gid=0`)
  mounted.add(place)
  return place
}
async function unmount(place: string): Promise<void> {
  await run('umount', place)
  mounted.delete(place)
}
function largeFile(path: string, megabytes: number): void {
  const file = openSync(path, 'w')
  ftruncateSync(file, megabytes * 2 ** 20)
  for (let at = 0; at < megabytes; at += 7) writeSync(file, randomBytes(4096), 0, 4096, at * 2 ** 20)
  closeSync(file)
}

describe.skipIf(reason !== undefined)(`davfs2${reason === undefined ? '' : ` (skipped: ${reason})`}`, () => {
  it('takes files there and back, byte for byte: hard names, an empty file, one of 300 MB', { timeout: 280_000 }, async () => {
    const there = join(folder, 'there')
    await fillHardFolder(there)
    // it keeps a copy of each file under its name with a few letters more, so that the longest names are none for it: rclone shows those
    for (const name of hardNames.filter((each) => Buffer.byteLength(each) > 240)) rmSync(join(there, name))
    largeFile(join(there, 'large.bin'), 300)
    const first = await mount('first')
    await run('cp', '-r', '--', there, first)
    await unmount(first)
    const second = await mount('second')
    await run('sh', '-c', 'from=$0; to=$1; shift; for name; do mkdir -p "$to/$(dirname "$name")" && cp -- "$from/$name" "$to/$name" || exit 1; done', join(second, 'there'), join(folder, 'back'), ...Object.keys(await hashesBelow(there)))
    await unmount(second)
    expect(await hashesBelow(join(folder, 'back'))).toEqual(await hashesBelow(there))
  })

  it('lists what is there', { timeout: 60_000 }, async (context) => {
    await house.send('MKCOL', `${house.space}/list`)
    for (const name of ['a.txt', 'ä + #.txt', '🏖️.txt']) await house.send('PUT', `${house.space}/list/${encodeURIComponent(name)}`, { body: name })
    const place = await mount('lists')
    const listed = await run('ls', '-A', join(place, 'list')).catch((error: unknown) => error)
    await unmount(place)
    // davfs2 1.6.1 fills the pages of a folder in a way that newer kernels refuse (seen with Linux 6.18), whatever server it is
    if (listed instanceof Error && listed.message.includes('Invalid argument')) return context.skip('this kernel does not read folders of this davfs2')
    expect(String(listed).trim().split('\n').sort()).toEqual(['a.txt', 'ä + #.txt', '🏖️.txt'])
  })

  it('renames, overwrites, deletes and makes folders', { timeout: 120_000 }, async () => {
    const place = await mount('third')
    await run('sh', '-c', 'cd "$0" && mkdir -p work/"new folder" && echo one > work/a.txt && echo two > work/b.txt && mv work/a.txt "work/new folder/ä + #.txt" && echo three > work/b.txt && cp work/b.txt work/c.txt && rm work/c.txt', place)
    await unmount(place)
    const textAt = async (path: string): Promise<string | number> => {
      const answer = await house.send('GET', `${house.space}/work/${path}`)
      return answer.ok ? answer.text() : answer.status
    }
    expect([await textAt('b.txt'), await textAt(`new%20folder/${encodeURIComponent('ä + #.txt')}`), await textAt('a.txt'), await textAt('c.txt')]).toEqual(['three\n', 'one\n', 404, 404])
  })

  it('writes many files at once, each whole', { timeout: 120_000 }, async () => {
    const sizes = Array.from({ length: 12 }, (_, i) => (i + 1) * 100_000)
    mkdirSync(join(folder, 'many'))
    for (const size of sizes) writeFileSync(join(folder, 'many', `${size}.bin`), randomBytes(size))
    const place = await mount('fifth')
    await run('sh', '-c', 'mkdir "$1/many" && for name in "$0"/many/*; do cp "$name" "$1/many/" & done; wait', folder, place)
    await unmount(place)
    const hashes = await hashesBelow(join(folder, 'many'))
    for (const size of sizes) {
      const answer = await house.send('GET', `${house.space}/many/${size}.bin`)
      expect(createHash('sha256').update(Buffer.from(await answer.arrayBuffer())).digest('hex')).toBe(hashes[`${size}.bin`])
    }
  })

  it('leaves nothing of a file whose upload broke off', { timeout: 120_000 }, async () => {
    const place = await mount('broken')
    const [pid = ''] = (await run('sh', '-c', 'grep -lz -- "$0" /proc/[0-9]*/cmdline 2>/dev/null | cut -d/ -f3', place)).trim().split('\n')
    expect(Number(pid)).toBeGreaterThan(1)
    largeFile(join(folder, 'half.bin'), 200)
    const copying = run('cp', join(folder, 'half.bin'), place).catch(() => '')
    await vi.waitFor(() => { expect(readdirSync(join(house.dataDir, 'tmp', 'webdav')).length).toBeGreaterThan(0) }, { timeout: 60_000, interval: 5 })
    process.kill(Number(pid), 'SIGKILL')
    await copying
    await vi.waitFor(() => { expect(readdirSync(join(house.dataDir, 'tmp', 'webdav'))).toEqual([]) }, 20_000)
    const answer = await house.send('GET', `${house.space}/half.bin`)
    expect([answer.status === 404 || (await answer.arrayBuffer()).byteLength === 0]).toEqual([true]) // it makes an empty file first, and locks it
  })
})
