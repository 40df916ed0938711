import { readFileSync } from 'node:fs'

/** What the only child of this process has used so far: processor time in seconds, memory at its most in MB. */
export interface ChildUse { cpuSeconds: number; peakMb: number }

const TICKS = 100 // a second, on every Linux that Node runs on

/** Reads /proc; throws where this process has no child, or several. */
export function useOfOnlyChild(isChild: (commandLine: string) => boolean): ChildUse {
  const pids = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ').filter((pid) => pid && isChild(readFileSync(`/proc/${pid}/cmdline`, 'utf8')))
  if (pids.length !== 1) throw new Error(`expected one child, found ${pids.length}`)
  const fields = readFileSync(`/proc/${pids[0]}/stat`, 'utf8').split(') ')[1]!.split(' ') // from the state on
  const peak = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pids[0]}/status`, 'utf8'))?.[1]
  return { cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS, peakMb: Number(peak) / 1024 }
}
