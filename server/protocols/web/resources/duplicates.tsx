import { Hono } from 'hono'
import { z } from 'zod'
import type { LikenessKind } from '../../../catalog/index.ts'
import { ComparePage } from '../../../../views/likeness/show.tsx'
import { DuplicatesPage } from '../../../../views/likeness/index.tsx'
import { questionsHref } from '../../../../views/likeness/data.ts'
import type { Told } from '../answers/answers.tsx'
import { tellChange } from '../answers/tell-change.ts'
import { shownQuestions } from '../likeness/shown-question.ts'
import { pagingOf } from '../paging.ts'
import { idOf, oneOrMore, readForm } from '../read-form.ts'
import type { ResourceParts } from '../rooms.ts'
import { actorOf, type Door, type DoorContext } from '../visit.ts'
import { mayEdit } from './may-edit.ts'

/** Questions on one page: each shows several pictures. */
const AT_ONCE = 12
const keeping = z.object({ keep: oneOrMore(z.uuid(), 10_000).default([]) })

/** Files that look alike, and what people answer. */
export function duplicatesResource({ catalog, renditions, answers }: ResourceParts) {
  const { likeness } = catalog
  /** After an answer the page of one question leads to the next of its kind; a list draws itself anew. */
  const answered = async (c: DoorContext, kind: LikenessKind, told: Told | undefined) => {
    if (c.req.header('referer')?.includes(`/duplicates/${idOf(c)}`) !== true) return answers.done(c, { told, changed: true })
    const { groups: [next] } = await likeness.list(actorOf(c), kind, { offset: 0, limit: 1 })
    return answers.done(c, { told, to: next ? `/duplicates/${next.id}` : questionsHref(kind) })
  }
  return new Hono<Door>()
    .get('/duplicates', async (c) => {
      const kind: LikenessKind = c.req.query('kind') === 'burst' ? 'burst' : 'copies'
      const paging = pagingOf(c, AT_ONCE)
      const [{ groups, total, bytes }, counts] = await Promise.all([likeness.list(actorOf(c), kind, paging), likeness.count(actorOf(c))])
      const questions = await shownQuestions(renditions, groups)
      return answers.page(c, (frame) => <DuplicatesPage frame={frame} kind={kind} counts={counts} questions={questions} total={total} bytes={bytes} canEdit={mayEdit(actorOf(c))} {...paging.links(total)} />)
    })
    .get('/duplicates/:id', async (c) => {
      const [question] = await shownQuestions(renditions, [await likeness.find(actorOf(c), idOf(c))])
      return answers.page(c, (frame) => <ComparePage frame={frame} question={question!} canEdit={mayEdit(actorOf(c))} />)
    })
    .post('/duplicates/:id/keeping', async (c) => {
      const { keep } = await readForm(c, keeping)
      const decided = await likeness.keep(actorOf(c), idOf(c), keep)
      return answered(c, decided.kind, decided.trashed > 0 ? tellChange(decided, 'likeness.done-kept', { count: decided.trashed }) : tellChange(decided, 'likeness.done-all'))
    })
    .post('/duplicates/:id/leaving', async (c) => {
      const { kind } = await likeness.find(actorOf(c), idOf(c))
      return answered(c, kind, tellChange(await likeness.keepAll(actorOf(c), idOf(c)), 'likeness.done-all'))
    })
    .post('/duplicates/:id/parting', async (c) => {
      const { kind } = await likeness.find(actorOf(c), idOf(c))
      return answered(c, kind, tellChange(await likeness.part(actorOf(c), idOf(c)), 'likeness.done-parted'))
    })
}
