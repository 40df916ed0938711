import { z } from 'zod'
import { defineEvent } from '../platform/define-event.ts'

export const versionAdded = defineEvent({
  name: 'library.version-added',
  doc: 'A file got a content that it did not have: it is new, was replaced, or went back to an older version; isNewContent: no file held these bytes before.',
  payload: z.object({ fileId: z.uuid(), versionId: z.uuid(), sha256: z.string(), kind: z.enum(['image', 'audio', 'video']), spaceId: z.uuid(), isNewFile: z.boolean(), isNewContent: z.boolean() }),
})

export const fileChanged = defineEvent({
  name: 'library.file-changed',
  doc: 'Files of a space moved, went to the trash, came back, went missing, were found, redated, or deleted for good; at most 100 at a time.',
  payload: z.object({ fileIds: z.array(z.uuid()).max(100), spaceId: z.uuid(), what: z.enum(['moved', 'trashed', 'restored', 'missing', 'found', 'purged', 'redated']) }),
})
