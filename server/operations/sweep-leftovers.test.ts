import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { silentLog } from '../platform/index.ts'
import { sweepLeftovers } from './sweep-leftovers.ts'

const noon = new Date('2026-11-24T12:00:00Z')
const yesterday = new Date('2026-11-23T11:00:00Z')
let dataDir: string
const asked: string[] = []
beforeEach(() => { dataDir = mkdtempSync(join(tmpdir(), 'mantel-sweep-')) })
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const sweep = () => sweepLeftovers({
  dataDir, clock: { now: () => noon }, log: silentLog(), access: { sweep: async () => { asked.push('access') } }, library: { sweepStorage: async () => { asked.push('library'); return 0 } },
})
function leave(name: string, at: Date): void {
  const path = join(dataDir, 'tmp', name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, 'half')
  for (let up = path; up !== join(dataDir, 'tmp'); up = dirname(up)) utimesSync(up, at, at)
}

it('clears away what is older than a day, and keeps what may still be worked on', async () => {
  leave('old-draft', yesterday)
  leave('old-folder/inner/draft', yesterday)
  leave('young-draft', noon)
  leave('old-folder-in-use/inner/draft', yesterday)
  utimesSync(join(dataDir, 'tmp/old-folder-in-use/inner/draft'), noon, noon)
  leave('uploads/resting-upload', yesterday)
  leave('work/anything', yesterday)
  expect(await sweep()).toBe(2)
  expect(readdirSync(join(dataDir, 'tmp')).sort()).toEqual(['old-folder-in-use', 'uploads', 'work', 'young-draft'])
  expect(asked).toEqual(['access', 'library'])
})

it('does nothing in a house without leftovers', async () => {
  expect(await sweep()).toBe(0)
})
