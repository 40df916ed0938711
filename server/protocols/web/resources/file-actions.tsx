import { Hono } from 'hono'
import { z } from 'zod'
import { FavoriteButton } from '../../../../views/files/_viewer-bar.tsx'
import { FileSensitive } from '../../../../views/files/_sensitive.tsx'
import { FileTags } from '../../../../views/files/_tags.tsx'
import { tellChange } from '../answers/tell-change.ts'
import { idOf, readForm } from '../read-form.ts'
import type { ResourceParts } from '../rooms.ts'
import { actorOf, type Door, type DoorContext } from '../visit.ts'

const tag = z.object({ name: z.string().max(1000) })
const rating = z.object({ rating: z.coerce.number().int().min(0).max(5) })

/** What is done to one file. */
export function fileActionsResource({ catalog, library, answers }: ResourceParts) {
  const favorite = async (c: DoorContext, wanted: boolean) => {
    await catalog.marks.favorite(actorOf(c), [idOf(c)], wanted)
    return answers.done(c, { fragment: <FavoriteButton id={idOf(c)} favorite={wanted} /> })
  }
  const tagsFragment = async (c: DoorContext) => <FileTags id={idOf(c)} tags={await catalog.tags.ofFile(actorOf(c), idOf(c))} canEdit />
  const sensitive = async (c: DoorContext, wanted: boolean) => {
    const decided = await catalog.sensitive.set(actorOf(c), [idOf(c)], wanted)
    const fragment = <FileSensitive id={idOf(c)} sensitivity={await catalog.sensitive.ofFile(actorOf(c), idOf(c))} canEdit />
    return answers.done(c, { fragment, changed: true, told: tellChange(decided, wanted ? 'file.done-sensitive' : 'file.done-not-sensitive', { name: await nameOf(c) }) })
  }
  const nameOf = async (c: DoorContext): Promise<string> => (await library.findFile(actorOf(c), idOf(c))).file.name
  return new Hono<Door>()
    .post('/files/:id/favorite', (c) => favorite(c, true))
    .delete('/files/:id/favorite', (c) => favorite(c, false))
    .put('/files/:id/rating', async (c) => {
      await catalog.marks.rate(actorOf(c), [idOf(c)], (await readForm(c, rating)).rating)
      return answers.done(c, {})
    })
    .post('/files/:id/sensitive', (c) => sensitive(c, true))
    .delete('/files/:id/sensitive', (c) => sensitive(c, false))
    .post('/files/:id/tags', async (c) => {
      const { name } = await readForm(c, tag)
      const decided = await catalog.tags.add(actorOf(c), [idOf(c)], name)
      return answers.done(c, { fragment: await tagsFragment(c), told: tellChange(decided, 'file.done-tag', { tag: name.trim() }) })
    })
    .delete('/files/:id/tags/:tagId', async (c) => {
      const tagId = idOf(c, 'tagId')
      const known = (await catalog.tags.ofFile(actorOf(c), idOf(c))).find(({ id }) => id === tagId)
      const decided = await catalog.tags.remove(actorOf(c), [idOf(c)], tagId)
      return answers.done(c, { fragment: await tagsFragment(c), told: tellChange(decided, 'file.done-untag', { tag: known?.path ?? '' }) })
    })
    .post('/files/:id/trashing', async (c) => {
      const name = await nameOf(c)
      // a page that stood on the file has to lead on: it is no longer in the list
      const { next, previous } = await catalog.timeline.neighbours(actorOf(c), idOf(c), { list: 'timeline' })
      const decided = await catalog.history.trash(actorOf(c), [idOf(c)])
      const onwards = next ?? previous
      return answers.done(c, { told: tellChange(decided, 'file.done-trash', { name }), changed: true, to: answers.isFragment(c) ? undefined : onwards ? `/files/${onwards}` : '/' })
    })
    .delete('/files/:id/trashing', async (c) => {
      const name = await nameOf(c)
      const decided = await catalog.history.restore(actorOf(c), [idOf(c)])
      return answers.done(c, { told: tellChange(decided, 'file.done-restore', { name }), changed: true })
    })
}
