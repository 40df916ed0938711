import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const LEAVING_MS = 10_000

/** The pid of a live PostgreSQL whose data folder is this one, from postmaster.pid; a number that another program got meanwhile does not count, nor does a dead process that nobody has buried. */
export function findOrphan(cluster: string): number | undefined {
  const path = join(cluster, 'postmaster.pid')
  if (!existsSync(path)) return undefined
  const pid = Number(readFileSync(path, 'utf8').split('\n')[0])
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(cluster) ? pid : undefined
  } catch {
    return undefined
  }
}

/**
 * Removes the lock files of a server that was killed. PostgreSQL does so itself, unless the old number still answers: because another program got it, or
 * because the dead process waits to be buried. To be called only when `findOrphan` found none; waits until the last child of the old server has left.
 */
export async function clearDeadLock(cluster: string, socketLock: string): Promise<void> {
  if (!existsSync(join(cluster, 'postmaster.pid'))) return
  const deadline = Date.now() + LEAVING_MS
  while (isAnyoneIn(cluster)) {
    if (Date.now() > deadline) return // let PostgreSQL itself say who is in the way
    await new Promise((next) => setTimeout(next, 25))
  }
  rmSync(join(cluster, 'postmaster.pid'), { force: true })
  rmSync(socketLock, { force: true })
}

/** Every process of a PostgreSQL works in its data folder. */
function isAnyoneIn(cluster: string): boolean {
  return readdirSync('/proc').some((name) => {
    try {
      return /^\d+$/.test(name) && readlinkSync(`/proc/${name}/cwd`) === cluster
    } catch {
      return false
    }
  })
}
