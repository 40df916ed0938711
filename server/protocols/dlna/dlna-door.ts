import { tvChanged, type TvSetting } from '../../operations/index.ts'
import type { DlnaParts } from './dlna-parts.ts'
import { openDoor, type OpenDoor } from './open-door.ts'

/** A port may be free again, a database may answer again. */
const AGAIN_MS = 30_000

export interface DlnaDoor {
  /** Opens where an administrator has said so, and follows what they say from then on. */
  start: () => Promise<void>
  /** Where devices are answered; undefined while the door is shut. */
  port: () => number | undefined
  /** Says byebye and shuts. */
  stop: () => Promise<void>
}

/** The door for televisions and other DLNA devices. It is shut until an administrator opens it, for there is no login at it. */
export function createDlnaDoor(parts: DlnaParts): DlnaDoor {
  let open: { door: OpenDoor; setting: string } | undefined
  let isOver = false
  let again: NodeJS.Timeout | undefined
  let doing = Promise.resolve()

  /** Shuts, and opens as it is wanted now; one change after another. */
  async function follow(): Promise<void> {
    const setting: TvSetting | undefined = isOver ? undefined : await parts.devices.tv()
    const wanted = setting?.on ? JSON.stringify(setting) : undefined
    if (open?.setting === wanted) return
    await open?.door.stop()
    open = undefined
    if (setting && wanted !== undefined) open = { door: await openDoor(parts, setting), setting: wanted }
  }
  function change(): Promise<void> {
    clearTimeout(again)
    doing = doing.then(follow).catch((error: unknown) => {
      parts.log.error({ err: error }, 'the door for televisions could not be opened; it is tried again')
      again = setTimeout(() => { void change() }, AGAIN_MS)
      again.unref()
    })
    return doing
  }

  let unhear = (): void => undefined
  return {
    start() {
      unhear = parts.events.listen(tvChanged, () => { void change() })
      return change()
    },
    port: () => open?.door.port,
    async stop() {
      isOver = true
      unhear()
      await change()
      clearTimeout(again)
    },
  }
}
