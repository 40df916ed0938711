import { z } from 'zod'
import type { Database } from './database.ts'
import { defineEvent } from './define-event.ts'
import type { Events } from './events.ts'
import { defineSetting, type Settings } from './settings.ts'

export const pausedJobs = defineSetting({
  key: 'platform.paused-jobs', schema: z.array(z.string()), fallback: [], doc: 'Kinds of background work that a person has paused, by the names in docs/jobs.md.',
})

export const jobPaused = defineEvent({
  name: 'platform.job-paused', doc: 'A kind of background work was paused or goes on.', payload: z.object({ name: z.string(), paused: z.boolean() }),
})

/** Which kinds of work are paused: a row that all workers watch, since pg-boss itself has no pause. */
export function createPauses({ settings, events, db }: { settings: Settings; events: Events; db: Database }) {
  return {
    all: async () => new Set(await settings.get(pausedJobs)),
    set: (name: string, paused: boolean) => db.transaction(async (tx) => {
      const others = (await settings.get(pausedJobs, tx)).filter((n) => n !== name)
      await settings.set(pausedJobs, paused ? [...others, name] : others, tx)
      await events.publish(tx, jobPaused, { name, paused })
    }),
    watch: (changed: (name: string, paused: boolean) => void) => events.listen(jobPaused, ({ name, paused }) => changed(name, paused)),
  }
}
