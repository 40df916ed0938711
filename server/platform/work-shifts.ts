import type { Log } from './log.ts'

/** How often a worker looks whether the hour of something has come or gone. */
const LOOK_MS = 3000

/** A kind of work, and whether it is its hour; always unless told. */
export interface Shift { name: string; isOpen?: (() => Promise<boolean>) | undefined }

export interface ShiftParts {
  shifts: () => readonly Shift[]
  /** Names of what people have paused. */
  paused: () => Promise<ReadonlySet<string>>
  begin: (name: string) => Promise<void>
  end: (name: string) => Promise<void>
  log: Log
  everyMs?: number
}

/** Takes work up and lays it down: what is paused rests, and what has its hours rests outside them. What has begun is finished. */
export function createWorkShifts({ shifts, paused, begin, end, log, everyMs = LOOK_MS }: ShiftParts) {
  const working = new Set<string>()
  let looking: Promise<void> | undefined
  let isAskedAgain = false
  let timer: NodeJS.Timeout | undefined

  const lookAt = async ({ name, isOpen }: Shift, isPaused: boolean): Promise<void> => {
    const isWanted = !isPaused && (await isOpen?.() ?? true)
    if (isWanted === working.has(name)) return
    await (isWanted ? begin(name) : end(name))
    if (isWanted) working.add(name)
    else working.delete(name)
  }
  const lookAtAll = async (): Promise<void> => {
    do {
      isAskedAgain = false
      const resting = await paused()
      for (const shift of shifts()) await lookAt(shift, resting.has(shift.name)).catch((error: unknown) => log.error({ err: error, job: shift.name }, 'could not take work up or lay it down'))
    } while (isAskedAgain)
  }
  /** Looks once more when it was asked while it looked: what changed meanwhile may have been looked at already. */
  const look = (): Promise<void> => {
    isAskedAgain = true
    return (looking ??= lookAtAll().finally(() => { looking = undefined }))
  }
  const lookQuietly = (): void => { look().catch((error: unknown) => log.error({ err: error }, 'could not look what is paused')) }
  return {
    async start(): Promise<void> {
      await look()
      timer = setInterval(lookQuietly, everyMs).unref()
    },
    /** Somebody paused something or lets it go on. */
    changed: lookQuietly,
    async stop(): Promise<void> {
      clearInterval(timer)
      await looking?.catch(() => undefined)
    },
  }
}
