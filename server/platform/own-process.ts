import { writeFileSync } from 'node:fs'
import { setPriority } from 'node:os'

/** What works in the background takes a thirtieth of a processor that somebody waits for, and all of one that nobody does. */
const BACKGROUND_NICE = 15

/** Facts of the process that we run in, read here so that no other code touches `process`. */
export const ownProcess = {
  pid: process.pid,
  isRoot: process.getuid?.() === 0,
  /** Resident memory in bytes. */
  memory: () => process.memoryUsage.rss(),
  /** Lets go at once of all that nobody holds any more, some 10 ms; only children of the task pool can. */
  collect: () => { globalThis.gc?.() },
  /** Environment handed on to children as it is. */
  environment: () => process.env,
  execPath: process.execPath,
  arch: process.arch,
  platform: process.platform,
  nodeVersion: process.version,
  /** True while a process of that number lives. */
  isAlive: (pid: number): boolean => {
    try {
      process.kill(pid, 0)
      return true
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'EPERM'
    }
  },
  /** Sends a signal to a process, or to its whole group by a negative number; one that is gone already is no error. */
  signal: (pid: number, signal: NodeJS.Signals): void => {
    try {
      process.kill(pid, signal)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  },
  /** Lets a process, and what it starts from now on, work only where nobody waits. */
  putBehind: (pid: number): void => {
    try {
      setPriority(pid, BACKGROUND_NICE)
      // a leader of a session is scheduled as a group of its own, in which its niceness counts for nothing (sched(7), 'The autogroup feature')
      writeFileSync(`/proc/${pid}/autogroup`, String(BACKGROUND_NICE))
    } catch {
      // gone already, or a kernel without groups
    }
  },
}
