import { createHash } from 'node:crypto'
import { z } from 'zod'
import { defineJob } from '../platform/define-job.ts'

/** Files that one job indexes at most. */
export const INDEX_BATCH = 100

export const indexFiles = defineJob({
  name: 'catalog.index-files',
  doc: 'Makes the search documents of some files again from all that is known of them.',
  input: z.object({ fileIds: z.array(z.uuid()).min(1).max(INDEX_BATCH) }),
  concurrency: 1,
  retries: 5,
  timeoutSeconds: 120,
  key: ({ fileIds }) => (fileIds.length === 1 ? fileIds[0]! : createHash('sha256').update(fileIds.join()).digest('hex')),
  batch: 50,
  gatherMs: 500,
})

export const reindex = defineJob({
  name: 'catalog.reindex',
  doc: 'Makes the search documents of all files again and forgets words that no file holds any more.',
  input: z.object({}),
  concurrency: 1,
  retries: 2,
  timeoutSeconds: 3 * 3600,
  key: () => 'all',
})

export const assignFaces = defineJob({
  name: 'catalog.assign-faces',
  doc: 'Says of the faces of a picture whose they are, by the nearest of the people known already.',
  input: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  concurrency: 1,
  retries: 5,
  timeoutSeconds: 120,
  key: ({ sha256 }) => sha256,
  batch: 16,
})

export const findLikeness = defineJob({
  name: 'catalog.find-likeness',
  doc: 'Finds which pictures of a space look like a content: copies, and those of the same moment. Only what is near is looked at.',
  input: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  concurrency: 1,
  retries: 5,
  timeoutSeconds: 120,
  key: ({ sha256 }) => sha256,
  batch: 16,
})

export const repairPeople = defineJob({
  name: 'catalog.repair-people',
  doc: 'Looks over the people of a space that changed and nobody has named: merges those who are one, splits those who are two, and asks again about faces of nobody. A bounded part at a time.',
  input: z.object({ spaceId: z.uuid() }),
  concurrency: 1,
  retries: 2,
  timeoutSeconds: 600,
  key: ({ spaceId }) => spaceId,
})
