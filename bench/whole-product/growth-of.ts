import { readFileSync } from 'node:fs'

/** Memory that processes hold together, MB: RSS less what files lend. */
function heldMb(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8')
      return sum + Number(/^RssAnon:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024
    } catch {
      return sum // ended meanwhile
    }
  }, 0)
}

/** Does something, and tells by how much the memory of some processes rose above what it was before, at most, looked at fifty times a second. */
export async function growthOf<Result>(pids: () => number[], work: () => Promise<Result>): Promise<{ result: Result; grownMb: number }> {
  const before = heldMb(pids())
  let most = before
  const looking = setInterval(() => { most = Math.max(most, heldMb(pids())) }, 20)
  try {
    const result = await work()
    return { result, grownMb: Math.max(0, Math.round(Math.max(most, heldMb(pids())) - before)) }
  } finally {
    clearInterval(looking)
  }
}
