import { z } from 'zod'
import { defineEvent } from '../platform/define-event.ts'

export const scanProgressed = defineEvent({
  name: 'ingest.scan-progressed',
  doc: 'A walk over a source began, went on, stopped to ask, or ended.',
  payload: z.object({ scanId: z.uuid(), sourceId: z.uuid(), spaceId: z.uuid(), state: z.enum(['running', 'finished', 'stopped', 'failed']), seen: z.number() }),
})

export const uploadChanged = defineEvent({
  name: 'ingest.upload-changed',
  doc: 'An upload arrived whole, or was taken in, recognised as a duplicate, or refused.',
  payload: z.object({ uploadId: z.string(), userId: z.uuid(), state: z.enum(['receiving', 'received', 'taken-in', 'duplicate', 'refused', 'failed']), fileId: z.uuid().nullable() }),
})

export const fileRefused = defineEvent({
  name: 'ingest.file-refused',
  doc: 'A file could not be taken in; its reason stands in refusals.',
  payload: z.object({ refusalId: z.uuid(), spaceId: z.uuid() }),
})
