import type { LanInterface } from '../interfaces.ts'
import { announceOn, TIMES_AT_START, type Announcer, type AnnouncerParts } from './announce-on.ts'
import { MAX_AGE } from './messages.ts'

export interface SsdpParts extends AnnouncerParts {
  /** The networks of now: cables are pulled and addresses change. */
  interfaces: () => readonly LanInterface[]
}
export type Ssdp = Awaited<ReturnType<typeof startSsdp>>

/** Told again well before it runs out: after a third of the time, and never twice at the same distance. */
const refreshMs = (): number => (MAX_AGE / 3) * 1000 * (0.7 + Math.random() * 0.3)
const LOOK_MS = 20_000

/** Makes us known in every network of the house, keeps at it while networks come and go, and says byebye at the end. */
export async function startSsdp(parts: SsdpParts) {
  const announcers = new Map<string, Announcer>()
  const keyOf = ({ name, cidr }: LanInterface): string => `${name} ${cidr}`
  let isOver = false
  let refresh: NodeJS.Timeout | undefined
  let looking = Promise.resolve()

  async function look(): Promise<void> {
    const now = new Map(parts.interfaces().map((lan) => [keyOf(lan), lan]))
    for (const [key, announcer] of announcers) {
      if (now.has(key)) continue
      announcers.delete(key)
      await announcer.stop().catch(() => undefined)
    }
    for (const [key, lan] of now) {
      if (announcers.has(key) || isOver) continue
      try {
        const announcer = await announceOn(lan, parts)
        announcers.set(key, announcer)
        announcer.alive(TIMES_AT_START)
      } catch (error) {
        parts.log.warn({ err: error, interface: lan.name }, 'SSDP cannot listen in a network; it is tried again')
      }
    }
  }
  function refreshLater(): void {
    refresh = setTimeout(() => {
      for (const announcer of announcers.values()) announcer.alive()
      refreshLater()
    }, refreshMs())
    refresh.unref()
  }

  const timer = setInterval(() => { looking = looking.then(look) }, LOOK_MS)
  timer.unref()
  looking = look()
  await looking
  refreshLater()
  return {
    networks: (): string[] => [...announcers.values()].map(({ lan }) => lan.cidr),
    async stop(): Promise<void> {
      isOver = true
      clearInterval(timer)
      clearTimeout(refresh)
      await looking
      await Promise.all([...announcers.values()].map((announcer) => announcer.stop().catch(() => undefined)))
      announcers.clear()
    },
  }
}
