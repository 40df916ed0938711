import { AppError } from '../platform/errors.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import type { Queue } from '../platform/queue.ts'
import { analyzerStates, type AnalyzerStateParts } from './current-runs.ts'
import { planAnalyses } from './jobs.ts'
import { houseZone, isWithin, quietHours, type QuietHours } from './quiet-hours.ts'
import { analyzersPaused } from './settings.ts'

export interface ControlParts extends AnalyzerStateParts {
  db: Database
  queue: Pick<Queue, 'send'>
  clock: Clock
  /** IANA name of the zone by which quiet hours go; the machine's own unless told. */
  zone?: string
}

/** When the background analyses. */
export interface QuietTime { hours: QuietHours | null; /** Whether it is the hour; always where there are none. */ isNow: boolean; zone: string }

/** What people say of when and whether analyzers work; what was found stays, whatever they say. */
export function createControls(parts: ControlParts) {
  const { db, queue, settings, clock, analyzers, zone = houseZone() } = parts
  const quietTime = async (): Promise<QuietTime> => {
    const set = await settings.get(quietHours)
    const hours = set === 'always' ? null : set
    return { hours, isNow: hours === null || isWithin(hours, clock.now(), zone), zone }
  }
  return {
    quietTime,
    /** Sets between which times of day the background analyses; null for at any time. A worker takes it up within seconds. */
    setQuietHours: (hours: QuietHours | null): Promise<void> => settings.set(quietHours, hours ?? 'always'),
    /** Lets analyzers rest, or go on with what they missed. @throws AppError 'not-found' analysis.unknown */
    async setPaused(names: readonly string[], paused: boolean): Promise<void> {
      const unknown = names.find((name) => !analyzers.some((analyzer) => analyzer.name === name))
      if (unknown !== undefined) throw new AppError('not-found', 'analysis.unknown', { name: unknown })
      await db.transaction(async (tx) => {
        const others = (await settings.get(analyzersPaused, tx)).filter((name) => !names.includes(name))
        await settings.set(analyzersPaused, paused ? [...others, ...names] : others, tx)
        if (!paused) await queue.send(tx, planAnalyses, {})
      })
    },
    /** Whether the background may work: it is the hour, and not all of them rest. */
    async isOpen(): Promise<boolean> {
      if (!(await quietTime()).isNow) return false
      const on = (await analyzerStates(parts)).filter((state) => state.on)
      return on.length === 0 || on.some(({ paused }) => !paused)
    },
  }
}
