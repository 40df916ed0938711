import { Hono } from 'hono'
import type { Refusal } from '../../../ingest/index.ts'
import { RefusalsPage } from '../../../../views/refusals/index.tsx'
import { pagingOf } from '../paging.ts'
import { idOf } from '../read-form.ts'
import type { ResourceParts } from '../rooms.ts'
import { actorOf, type Door } from '../visit.ts'
import { mayEdit } from './may-edit.ts'

const AT_ONCE = 1000

/** What could not be taken in, and why. */
export function refusalsResource({ ingest, answers }: ResourceParts) {
  return new Hono<Door>()
    .get('/refusals', async (c) => {
      const paging = pagingOf(c, 100)
      const [{ refusals, total }, sources] = await Promise.all([ingest.refusals.list(actorOf(c), paging), ingest.listSources(actorOf(c))])
      const nameOf = (id: string | null) => sources.find(({ source }) => source.id === id)?.source.name ?? null
      return answers.page(c, (frame) => <RefusalsPage frame={frame} refusals={refusals.map((refusal) => shown(refusal, nameOf(refusal.sourceId)))} total={total} {...paging.links(total)} canEdit={mayEdit(actorOf(c))} />)
    })
    .post('/refusals/dismissal', async (c) => {
      for (;;) {
        const { refusals } = await ingest.refusals.list(actorOf(c), { limit: AT_ONCE, offset: 0 })
        await ingest.refusals.dismiss(actorOf(c), refusals.map(({ id }) => id))
        if (refusals.length < AT_ONCE || !mayEdit(actorOf(c))) break
      }
      return answers.done(c, { to: '/refusals' })
    })
    .post('/refusals/:id/dismissal', async (c) => {
      await ingest.refusals.dismiss(actorOf(c), [idOf(c)])
      return answers.done(c, { fragment: '' })
    })
    .post('/refusals/:id/retry', async (c) => {
      const count = await ingest.refusals.retry(actorOf(c), [idOf(c)])
      return answers.done(c, { fragment: '', told: { key: 'jobs.retried', params: { count } } })
    })
}

function shown({ id, name, folder, sourceId, size, reason, at }: Refusal, sourceName: string | null) {
  return { id, name, folder, sourceName, size, reason, at: at.toISOString(), canRetry: sourceId !== null }
}
