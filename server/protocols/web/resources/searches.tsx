import { Hono } from 'hono'
import { z } from 'zod'
import { SaveSearch } from '../../../../views/searches/_save.tsx'
import { SavedSearches, SearchesPage } from '../../../../views/searches/index.tsx'
import type { Told } from '../answers/answers.tsx'
import { checkbox, idOf, readForm } from '../read-form.ts'
import type { ResourceParts } from '../rooms.ts'
import { shownSearch } from '../search/saved-search.ts'
import { searchHref } from '../search/shown-search.ts'
import { actorOf, type Door, type DoorContext } from '../visit.ts'
import { mayEdit } from './may-edit.ts'

const named = z.object({ name: z.string().max(1000), shared: checkbox })
const given = named.extend({ query: z.string().max(2000) })

/** Searches that people keep under a name. */
export function searchesResource({ catalog, answers }: ResourceParts) {
  const list = async (c: DoorContext, told: Told) => {
    const searches = (await catalog.searches.list(actorOf(c))).map(shownSearch)
    return answers.done(c, { fragment: <SavedSearches searches={searches} canShare={mayEdit(actorOf(c))} />, told, to: '/searches' })
  }
  return new Hono<Door>()
    .get('/searches', async (c) => {
      const actor = actorOf(c)
      const searches = (await catalog.searches.list(actor)).map(shownSearch)
      return answers.page(c, (frame) => <SearchesPage frame={frame} searches={searches} canShare={mayEdit(actor)} />)
    })
    .post('/searches', async (c) => {
      const actor = actorOf(c)
      const saved = await catalog.searches.save(actor, await readForm(c, given))
      return answers.done(c, { fragment: <SaveSearch query={saved.query} saved={saved} canShare={mayEdit(actor)} />, told: { key: 'searches.is-saved', params: { name: saved.name } }, to: searchHref(saved.query) })
    })
    .put('/searches/:id', async (c) => {
      const { name, shared } = await readForm(c, named)
      // whoever may not share has no such field: what is not asked is not changed
      await catalog.searches.change(actorOf(c), idOf(c), { name, ...(mayEdit(actorOf(c)) && { shared }) })
      return list(c, { key: 'searches.is-changed', params: { name: name.trim() } })
    })
    .delete('/searches/:id', async (c) => list(c, { key: 'searches.is-deleted', params: { name: await catalog.searches.delete(actorOf(c), idOf(c)) } }))
}
