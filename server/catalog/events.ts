import { z } from 'zod'
import { defineEvent } from '../platform/define-event.ts'
import { actions } from './history/actions.ts'

export const catalogChanged = defineEvent({
  name: 'catalog.changed',
  doc: 'A person decided something about files of a space: tags, trash, versions, titles, dates. At most 100 of the files are named; `count` says how many there are.',
  payload: z.object({ spaceId: z.uuid(), changeId: z.uuid(), action: z.enum(actions), fileIds: z.array(z.uuid()).max(100), count: z.number().int() }),
})

export const marksChanged = defineEvent({
  name: 'catalog.marks-changed',
  doc: 'A person changed what they alone think of files: favourites and ratings. At most 100 of the files are named.',
  payload: z.object({ userId: z.uuid(), fileIds: z.array(z.uuid()).max(100), count: z.number().int() }),
})

export const searchIndexed = defineEvent({
  name: 'catalog.search-indexed',
  doc: 'The search documents of files were made again: what is shown as found may be found otherwise now.',
  payload: z.object({ fileIds: z.array(z.uuid()).max(100) }),
})

export const peopleChanged = defineEvent({
  name: 'catalog.people-changed',
  doc: 'Faces came to people of a space or left them, by a machine or a person: what shows people reads them again. At most 100 of them are named.',
  payload: z.object({ spaceId: z.uuid(), personIds: z.array(z.uuid()).max(100) }),
})
