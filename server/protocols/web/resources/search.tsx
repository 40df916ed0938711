import { Hono } from 'hono'
import { z } from 'zod'
import { SearchPage } from '../../../../views/search/index.tsx'
import { Suggestions } from '../../../../views/search/_suggestions.tsx'
import { tilesOf } from '../files/tile-of.ts'
import { pagingOf } from '../paging.ts'
import type { ResourceParts } from '../rooms.ts'
import { savedAs } from '../search/saved-search.ts'
import { shownChips, shownFacets, shownProblem, shownReason, shownSuggestion } from '../search/shown-search.ts'
import { nameLikes } from '../search/name-likes.ts'
import { actorOf, type Door } from '../visit.ts'
import { mayEdit } from './may-edit.ts'

const asked = z.object({ q: z.string().max(2000).catch('').default('') })

/** One box: words and filters over everything that is known. */
export function searchResource({ catalog, library, renditions, answers }: ResourceParts) {
  return new Hono<Door>()
    .get('/search', async (c) => {
      const actor = actorOf(c)
      const query = asked.parse(c.req.query()).q.trim()
      if (query === '') return answers.page(c, (frame) => <SearchPage frame={frame} query="" chips={[]} facets={[]} found={[]} total={0} isMore={false} canEdit={false} />)
      const paging = pagingOf(c)
      const [result, facets, searches] = await Promise.all([catalog.search.find(actor, { query, ...paging }), catalog.search.facets(actor, query), catalog.searches.list(actor)])
      const tiles = await tilesOf(renditions, result.items)
      const found = result.items.map(({ why, at: second }, at) => ({ tile: { ...tiles[at]!, ...(second !== null && { at: second }) }, why: shownReason(why) }))
      const [problem] = result.problems
      const problemText = problem && result.total > 0 ? await answers.say(c, problem) : undefined
      const chips = await nameLikes(library, actor, shownChips(query, result.chips))
      return answers.page(c, (frame) => (
        <SearchPage frame={problemText ? { ...frame, toasts: [...frame.toasts ?? [], { text: problemText, tone: 'bad' }] } : frame} query={query} chips={chips} facets={shownFacets(query, facets, result.chips)} found={found} total={result.total} isMore={result.isMore}
          error={problem && result.total === 0 ? shownProblem(problem) : undefined} {...paging.links(result.isMore ? Infinity : result.total)} canEdit={mayEdit(actor)} saved={savedAs(searches, query)} />
      ))
    })
    .get('/search/suggest', async (c) => {
      const { q } = asked.parse(c.req.query())
      const suggestions = (await catalog.search.suggest(actorOf(c), q)).map(shownSuggestion)
      return answers.fragment(c, <Suggestions suggestions={suggestions} />)
    })
}
