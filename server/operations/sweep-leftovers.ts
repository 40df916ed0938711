import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Access } from '../access/index.ts'
import type { Library } from '../library/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Log } from '../platform/log.ts'

export interface SweepParts { access: Pick<Access, 'sweep'>; library: Pick<Library, 'sweepStorage'>; clock: Clock; log: Log; dataDir: string }

/** Longer than any single file is worked on, so that another process's draft is never taken from under it. */
const OLD_MS = 86_400_000
/** Folders of DATA_DIR/tmp whose owner sweeps them by its own rule: an upload may rest for days and go on. */
const kept: ReadonlySet<string> = new Set(['uploads', 'work'])

/** Clears away what crashes leave and time makes useless; harmless at any moment and in several processes. Returns how many entries of DATA_DIR/tmp went. */
export async function sweepLeftovers({ access, library, clock, log, dataDir }: SweepParts): Promise<number> {
  await access.sweep()
  const blobs = await library.sweepStorage()
  const folder = join(dataDir, 'tmp')
  let went = 0
  for (const name of await readdir(folder).catch(() => [])) {
    if (kept.has(name)) continue
    const path = join(folder, name)
    const last = await lastChange(path)
    if (last === undefined || clock.now().getTime() - last < OLD_MS) continue
    await rm(path, { recursive: true, force: true })
    went += 1
  }
  if (went + blobs > 0) log.info({ leftovers: went, blobs }, 'cleared away what a crash had left')
  return went
}

/** Milliseconds since 1970 of the youngest thing in it; undefined when it is gone meanwhile. */
async function lastChange(path: string): Promise<number | undefined> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isDirectory()) return found?.mtimeMs
  const within = await Promise.all((await readdir(path).catch(() => [])).map((name) => lastChange(join(path, name))))
  return Math.max(found.mtimeMs, ...within.filter((at) => at !== undefined))
}
