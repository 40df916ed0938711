import { Hono } from 'hono'
import { requireAdmin, spacesOf, type Actor } from '../../../access/index.ts'
import type { AnalysisFailure } from '../../../analysis/index.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Failure } from '../../../../views/jobs/data.ts'
import { Failures, JobsPage } from '../../../../views/jobs/index.tsx'
import { StageRow } from '../../../../views/jobs/_stages.tsx'
import { pauseEverything, pauseStage } from '../jobs/pause-stages.ts'
import { stagesOf } from '../jobs/stages.ts'
import { createStageRates } from '../jobs/stage-rates.ts'
import { pagingOf, type Paging } from '../paging.ts'
import type { ResourceParts } from '../rooms.ts'
import { actorOf, type Door, type DoorContext } from '../visit.ts'

/** What the house is doing, and what it could not do. */
export function jobsResource(parts: ResourceParts) {
  const { analysis, answers } = parts
  const rates = createStageRates()
  const stages = (actor: Actor) => stagesOf(parts, actor, rates)
  const failuresOf = async (c: DoorContext, paging: Paging) => (await analysis.failures(spacesOf(actorOf(c)), paging)).map((failure) => shownFailure(failure))
  const failedInAll = async () => (await analysis.overview()).reduce((sum, { failed }) => sum + failed, 0)
  const setPaused = async (c: DoorContext, paused: boolean) => {
    requireAdmin(actorOf(c))
    const id = c.req.param('stage') ?? ''
    const before = (await stages(actorOf(c))).some((stage) => stage.id === id)
    if (!before) throw new AppError('not-found', 'web.no-such-page')
    await pauseStage(parts, id, paused)
    const stage = (await stages(actorOf(c))).find((each) => each.id === id)
    return answers.done(c, { fragment: stage ? <StageRow stage={stage} canManage /> : '' })
  }
  const setAllPaused = async (c: DoorContext, paused: boolean) => {
    requireAdmin(actorOf(c))
    await pauseEverything(parts, paused)
    return answers.done(c, { to: '/jobs' })
  }
  return new Hono<Door>()
    .get('/jobs', async (c) => {
      const actor = actorOf(c)
      const paging = pagingOf(c, 50)
      const [all, failures, failuresTotal] = await Promise.all([stages(actor), failuresOf(c, paging), failedInAll()])
      return answers.page(c, (frame) => <JobsPage frame={frame} stages={all} failures={failures} failuresTotal={failuresTotal} {...paging.links(failuresTotal)} canManage={actor.role === 'admin'} />)
    })
    .post('/jobs/pause', (c) => setAllPaused(c, true))
    .delete('/jobs/pause', (c) => setAllPaused(c, false))
    .post('/jobs/failures/retry', async (c) => {
      requireAdmin(actorOf(c))
      const count = await analysis.retryAll()
      const left = await failuresOf(c, pagingOf(c, 50))
      return answers.done(c, { fragment: <Failures failures={left} canManage />, told: { key: 'jobs.retried', params: { count } } })
    })
    .post('/jobs/failures/:id/retry', async (c) => {
      requireAdmin(actorOf(c))
      const which = /^([0-9a-f]{64})\.([a-z]+\.[a-z0-9-]+)$/.exec(c.req.param('id'))
      if (!which) throw new AppError('not-found', 'web.no-such-page')
      const count = await analysis.retry(which[1]!, which[2])
      return answers.done(c, { fragment: '', told: { key: 'jobs.retried', params: { count } } })
    })
    .post('/jobs/:stage/pause', (c) => setPaused(c, true))
    .delete('/jobs/:stage/pause', (c) => setPaused(c, false))

  function shownFailure({ sha256, analyzer, reason, attempts, finishedAt, fileId, fileName }: AnalysisFailure): Failure {
    return {
      id: `${sha256}.${analyzer}`, stage: { key: `analysis.${analyzer.replace('.', '-')}`, params: {} }, reason, attempts, at: finishedAt.toISOString(),
      file: { id: fileId, name: fileName, href: `/files/${fileId}`, thumb: `/files/${fileId}/renditions/thumbnail` },
    }
  }
}
