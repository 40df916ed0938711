import { Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../platform/errors.ts'
import { tellChange } from '../answers/tell-change.ts'
import { archiveOf } from '../files/archive.ts'
import { oneOrMore, readForm } from '../read-form.ts'
import type { ResourceParts } from '../rooms.ts'
import { actorOf, type Door, type DoorContext } from '../visit.ts'

/** As many as one decision touches. */
const MOST = 10_000
const chosen = z.object({ file: oneOrMore(z.uuid(), MOST).optional() })
const tagging = chosen.extend({ name: z.string().max(1000) })

/** What is done to many files at once; every use-case looks again whether the person may. */
export function selectionResource(parts: ResourceParts) {
  const { catalog, library, answers } = parts
  const filesOf = ({ file }: z.infer<typeof chosen>): string[] => {
    if (!file || file.length === 0) throw new AppError('invalid', 'selection.none')
    return [...new Set(file)]
  }
  const read = async (c: DoorContext): Promise<string[]> => filesOf(await readForm(c, chosen))
  return new Hono<Door>()
    .post('/selection/favorite', async (c) => {
      const count = await catalog.marks.favorite(actorOf(c), await read(c), true)
      return answers.done(c, { told: { key: 'selection.done-favorite', params: { count } }, changed: true })
    })
    .post('/selection/tags', async (c) => {
      const form = await readForm(c, tagging)
      const decided = await catalog.tags.add(actorOf(c), filesOf(form), form.name)
      return answers.done(c, { told: tellChange(decided, 'selection.done-tag', { tag: form.name.trim() }), changed: true })
    })
    .post('/selection/trashing', async (c) => {
      const decided = await catalog.history.trash(actorOf(c), await read(c))
      return answers.done(c, { told: tellChange(decided, 'selection.done-trash'), changed: true })
    })
    .post('/selection/restoration', async (c) => {
      const decided = await catalog.history.restore(actorOf(c), await read(c))
      return answers.done(c, { told: tellChange(decided, 'selection.done-restore'), changed: true })
    })
    .post('/selection/purging', async (c) => {
      const purged = await library.purgeFiles(actorOf(c), await read(c))
      return answers.done(c, { told: { key: 'selection.done-purge', params: { count: purged } }, changed: true })
    })
    .post('/selection/archive', async (c) => archiveOf(parts, c, await read(c)))
}
