import { Hono } from 'hono'
import { z } from 'zod'
import { defaultSpace } from '../../../access/index.ts'
import { TagSuggestions } from '../../../../views/files/_tags.tsx'
import { TagsPage, TagTree } from '../../../../views/tags/index.tsx'
import { idOf, readForm } from '../read-form.ts'
import type { ResourceParts } from '../rooms.ts'
import { actorOf, type Door, type DoorContext } from '../visit.ts'
import type { Told } from '../answers/answers.tsx'
import { mayEdit } from './may-edit.ts'

const given = z.object({ path: z.string().max(1000) })

/** The words that people gave their files. */
export function tagsResource({ catalog, answers }: ResourceParts) {
  const tree = async (c: DoorContext, told: Told) => answers.done(c, { fragment: <TagTree tags={await catalog.tags.tree(actorOf(c))} canEdit={mayEdit(actorOf(c))} />, told, to: c.req.header('hx-request') ? undefined : '/tags' })
  return new Hono<Door>()
    .get('/tags', async (c) => {
      const tags = await catalog.tags.tree(actorOf(c))
      return answers.page(c, (frame) => <TagsPage frame={frame} tags={tags} canEdit={mayEdit(actorOf(c))} />)
    })
    .get('/tags/suggest', async (c) => {
      const found = await catalog.tags.suggest(actorOf(c), c.req.query('name')?.slice(0, 200) ?? '')
      return answers.fragment(c, <TagSuggestions paths={found.map(({ path }) => path)} />)
    })
    .post('/tags', async (c) => {
      const { path } = await readForm(c, given)
      const { changeId } = await catalog.tags.create(actorOf(c), defaultSpace(actorOf(c)), path)
      return tree(c, { key: 'tags.added', params: { tag: path.trim() }, changeId: changeId ?? undefined })
    })
    .put('/tags/:id', async (c) => {
      const { path } = await readForm(c, given)
      const { changeId } = await catalog.tags.move(actorOf(c), idOf(c), path)
      return tree(c, { key: 'tags.renamed', params: { tag: path.trim() }, changeId: changeId ?? undefined })
    })
    .delete('/tags/:id', async (c) => {
      const tag = (await catalog.tags.list(actorOf(c))).find(({ id }) => id === idOf(c))
      const { changeId } = await catalog.tags.delete(actorOf(c), idOf(c))
      return tree(c, { key: 'tags.removed', params: { tag: tag?.path ?? '' }, changeId: changeId ?? undefined })
    })
}
