import { readFileSync } from 'node:fs'

/** Kernel ticks are hundredths of a second everywhere that Mantel runs. */
const TICK_MS = 10

/** Processor time that processes have taken so far, in milliseconds, all their threads together. */
export const processorOf = (pids: readonly number[]): number => pids.reduce((sum, pid) => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ').map(Number)
    return sum + (fields[11]! + fields[12]!) * TICK_MS
  } catch {
    return sum // it ended meanwhile
  }
}, 0)

/** Memory of processes in MB, each shared page counted once, in parts. */
export const pssOf = (pids: readonly number[]): number => Math.round(pids.reduce((sum, pid) => {
  try {
    return sum + Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
  } catch {
    return sum
  }
}, 0) / 1024)
