import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from './errors.ts'
import { ownProcess } from './own-process.ts'

/**
 * Makes sure that one Mantel alone uses a data folder; what a killed one left is taken over.
 * @throws AppError 'conflict' platform.already-running with the pid of the other
 */
export function lockInstance(dataDir: string): () => void {
  const path = join(dataDir, 'mantel.lock')
  const other = readLock(path)
  if (other && other.pid !== ownProcess.pid && bornAt(other.pid) === other.born) throw new AppError('conflict', 'platform.already-running', { pid: String(other.pid), folder: dataDir })
  writeFileSync(path, JSON.stringify({ pid: ownProcess.pid, born: bornAt(ownProcess.pid) }))
  return () => rmSync(path, { force: true })
}

function readLock(path: string): { pid: number; born: string } | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as { pid: number; born: string }
  } catch {
    return undefined
  }
}

/** Start time of a process in clock ticks since boot (proc(5), field 22 of stat): with it a reused pid is not taken for the old process. */
function bornAt(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? ''
  } catch {
    return ''
  }
}
