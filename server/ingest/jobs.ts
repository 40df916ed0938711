import { z } from 'zod'
import { defineJob } from '../platform/define-job.ts'

export const scanSourceJob = defineJob({
  name: 'ingest.scan-source', doc: 'Walks over a source, or a folder of it, and notes what is new, changed, moved or gone.',
  input: z.object({ sourceId: z.uuid(), under: z.string().default('') }),
  concurrency: 1, retries: 3, timeoutSeconds: 6 * 3600, batch: 1, key: ({ sourceId, under }) => `${sourceId}/${under}`, priority: 10,
})

export const takeInEntryJob = defineJob({
  name: 'ingest.take-in-entry', doc: 'Reads a file that a scan found: detects, checks and draws it, and puts it into the library. Newest files first.',
  input: z.object({ entryId: z.uuid() }),
  concurrency: 'workers', retries: 3, timeoutSeconds: 3600, batch: 4, key: ({ entryId }) => entryId,
})

export const takeInUploadJob = defineJob({
  name: 'ingest.take-in-upload', doc: 'Reads an upload that arrived whole: detects, checks and draws it, and puts it into the library.',
  input: z.object({ uploadId: z.string() }),
  concurrency: 2, retries: 3, timeoutSeconds: 3600, batch: 2, key: ({ uploadId }) => uploadId, priority: 1_000_000,
})

export const scanAllJob = defineJob({
  name: 'ingest.scan-all', doc: 'Enqueues a walk over every source that was not walked for as long as the configuration says.',
  input: z.object({}), concurrency: 1, retries: 0, timeoutSeconds: 60, schedule: '*/5 * * * *',
})
