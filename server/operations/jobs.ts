import { z } from 'zod'
import { defineJob } from '../platform/define-job.ts'

/** Nobody waits for these: they run when the house sleeps. */
const nightly = { input: z.object({}), concurrency: 1, retries: 2, priority: -10 } as const

export const purgeTrashJob = defineJob({
  name: 'operations.purge-trash', doc: 'Deletes for good what has lain in the trash longer than MANTEL_TRASH_DAYS.', ...nightly, timeoutSeconds: 3600, schedule: '20 3 * * *', key: () => 'house',
})

export const sweepLeftoversJob = defineJob({
  name: 'operations.sweep-leftovers', doc: 'Clears away half-made files of a day and more, logins that are over and bytes that no row knows.', ...nightly, timeoutSeconds: 3600, schedule: '50 3 * * *', key: () => 'house',
})
