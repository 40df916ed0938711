import { z } from 'zod'
import { defineJob } from '../platform/define-job.ts'

const Content = z.object({ sha256: z.string() })

/** Draws preview, thumbnail and waveform of a content again. */
export const makeFirstJob = defineJob({
  name: 'renditions.make', doc: 'Draws the preview, the thumbnail and the waveform of a file again, when they are missing or a newer way of drawing is at hand.',
  input: Content, concurrency: 'workers', retries: 2, timeoutSeconds: 900, key: ({ sha256 }) => sha256, priority: -1,
})

/** Makes what moves under the pointer. */
export const makeHoverJob = defineJob({
  name: 'renditions.make-hover', doc: 'Encodes the few silent seconds of a video that play under the pointer.',
  input: Content, concurrency: 1, retries: 2, timeoutSeconds: 900, key: ({ sha256 }) => sha256, priority: 0,
})

/** Makes the copy that a browser can play. */
export const makeCopyJob = defineJob({
  name: 'renditions.make-copy', doc: 'Encodes a copy of a video or sound that browsers cannot play as it is.',
  input: Content, concurrency: 1, retries: 1, timeoutSeconds: 6 * 3600, key: ({ sha256 }) => sha256, priority: -10,
})

/** Finds what is missing. */
export const planJob = defineJob({
  name: 'renditions.plan', doc: 'Looks for files whose renditions are missing or drawn the old way, and plans their making.',
  input: z.object({}), concurrency: 1, retries: 0, timeoutSeconds: 600, key: () => 'plan', schedule: '17 * * * *',
})
