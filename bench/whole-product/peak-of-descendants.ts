import { readFileSync } from 'node:fs'

const EVERY_MS = 500

/** Watches the processes that children of this process start, and tells, when stopped, the most memory that one of the wanted ones took, MB. */
export function peakOfDescendants(isWanted: (commandLine: string) => boolean): { stop(): number } {
  let peak = 0
  const look = (): void => {
    for (const child of childrenOf(process.pid)) {
      for (const pid of childrenOf(child)) if (isWanted(readOrNothing(`/proc/${pid}/cmdline`))) peak = Math.max(peak, Number(/^VmHWM:\s+(\d+) kB/m.exec(readOrNothing(`/proc/${pid}/status`))?.[1] ?? 0) / 1024)
    }
  }
  const timer = setInterval(look, EVERY_MS)
  return {
    stop() {
      clearInterval(timer)
      return peak
    },
  }
}

const childrenOf = (pid: number): number[] => readOrNothing(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number)

/** A process may have ended meanwhile. */
function readOrNothing(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return ''
  }
}
