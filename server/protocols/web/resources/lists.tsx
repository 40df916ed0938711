import { Hono } from 'hono'
import { FavoritesPage, RecentPage } from '../../../../views/lists/show.tsx'
import { tilesOf } from '../files/tile-of.ts'
import { pagingOf } from '../paging.ts'
import type { ResourceParts } from '../rooms.ts'
import { actorOf, type Door, type DoorContext } from '../visit.ts'
import { mayEdit } from './may-edit.ts'

/** What came in last, and what a person loves. */
export function listsResource({ catalog, renditions, answers }: ResourceParts) {
  const show = async (c: DoorContext, list: 'recent' | 'favorites') => {
    const paging = pagingOf(c)
    const { items, total } = await catalog.timeline.list(actorOf(c), { list }, paging)
    const props = { tiles: await tilesOf(renditions, items), total, ...paging.links(total), canEdit: mayEdit(actorOf(c)) }
    return answers.page(c, (frame) => (list === 'recent' ? <RecentPage frame={frame} {...props} /> : <FavoritesPage frame={frame} {...props} />))
  }
  return new Hono<Door>()
    .get('/recent', (c) => show(c, 'recent'))
    .get('/favorites', (c) => show(c, 'favorites'))
}
