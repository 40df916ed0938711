import type { Log } from '../../platform/index.ts'
import type { Devices } from '../../operations/index.ts'

/** Players fetch the beginning of a film again and again: within this time it is one and the same opening. */
const SAME_MS = 30 * 60_000
const MOST_REMEMBERED = 2000

export interface Opening { device: string; address: string; fileId: string }

/** Notes what devices open, each once; the device does not wait for that, and plays on when it fails. */
export function createOpenings({ devices, log, now }: { devices: Pick<Devices, 'opened'>; log: Pick<Log, 'info' | 'warn'>; now: () => number }): (opening: Opening) => void {
  const last = new Map<string, number>()
  return (opening) => {
    const key = `${opening.address} ${opening.fileId}`
    const before = last.get(key)
    last.delete(key)
    last.set(key, now())
    if (last.size > MOST_REMEMBERED) last.delete(last.keys().next().value!)
    if (before !== undefined && now() - before < SAME_MS) return
    log.info(opening, 'a device opened a file')
    devices.opened(opening).catch((error: unknown) => { log.warn({ err: error }, 'could not note what a device opened') })
  }
}
