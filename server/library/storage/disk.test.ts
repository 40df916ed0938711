import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { storageContract } from '../../../test/contracts/storage-contract.ts'
import { diskStorage } from './disk.ts'

const fresh = () => diskStorage({ root: mkdtempSync(join(tmpdir(), 'mantel-disk-')) })

describe('disk storage', () => {
  storageContract(async () => fresh())

  it('notices a flipped bit', async () => {
    const root = mkdtempSync(join(tmpdir(), 'mantel-disk-'))
    const storage = diskStorage({ root })
    const from = join(root, 'x')
    writeFileSync(from, 'hello')
    const sha256 = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824'
    await storage.keep(from, sha256, 5)
    writeFileSync(join(root, '2c', 'f2', sha256), 'hellp')
    expect(await storage.verify(sha256)).toBe(false)
  })
})
