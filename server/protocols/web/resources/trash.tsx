import { Hono } from 'hono'
import { TrashPage } from '../../../../views/trash/index.tsx'
import { tilesOf } from '../files/tile-of.ts'
import { pagingOf } from '../paging.ts'
import type { ResourceParts } from '../rooms.ts'
import { actorOf, type Door } from '../visit.ts'
import { mayEdit } from './may-edit.ts'

const AT_ONCE = 1000

/** What was thrown away: the only place where something is deleted for good. */
export function trashResource({ catalog, library, renditions, config, answers }: ResourceParts) {
  return new Hono<Door>()
    .get('/trash', async (c) => {
      const actor = actorOf(c)
      const paging = pagingOf(c)
      const [{ items, total }, { size }] = await Promise.all([catalog.timeline.list(actor, { list: 'trash' }, paging), library.listTrash(actor, { limit: 0, offset: 0 })])
      const props = { tiles: await tilesOf(renditions, items), total, size, keepDays: config.trashDays || null, ...paging.links(total), canEdit: mayEdit(actor) }
      return answers.page(c, (frame) => <TrashPage frame={frame} {...props} />)
    })
    .post('/trash/emptying', async (c) => {
      let count = 0
      for (;;) {
        const { files } = await library.listTrash(actorOf(c), { limit: AT_ONCE, offset: 0 })
        const purged = await library.purgeFiles(actorOf(c), files.map(({ id }) => id))
        count += purged
        if (files.length < AT_ONCE || purged === 0) break
      }
      return answers.done(c, { to: '/trash', told: { key: 'selection.done-purge', params: { count } } })
    })
}
