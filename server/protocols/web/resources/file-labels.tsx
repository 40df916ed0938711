import { Hono } from 'hono'
import { z } from 'zod'
import { labelKinds } from '../../../catalog/index.ts'
import { AppError } from '../../../platform/errors.ts'
import { FileLabelsAnswer } from '../../../../views/files/_labels.tsx'
import { labelName } from '../../../../views/labels.ts'
import type { Told } from '../answers/answers.tsx'
import { tellChange } from '../answers/tell-change.ts'
import { fileLabels } from '../files/file-labels.ts'
import { idOf, oneOrMore, readForm } from '../read-form.ts'
import type { ResourceParts } from '../rooms.ts'
import { actorOf, type Door, type DoorContext } from '../visit.ts'
import { mayEdit } from './may-edit.ts'

const named = z.object({ kind: z.enum(labelKinds), label: z.string().min(1).max(60) })
const chosen = z.object({ file: oneOrMore(z.uuid(), 10_000).optional(), name: z.string().max(1000) })

/** What machines propose for files, accepted or refused by people. */
export function fileLabelsResource(parts: ResourceParts) {
  const { catalog, library, answers } = parts
  const asked = (c: DoorContext) => {
    const label = named.safeParse(c.req.param())
    if (!label.success) throw new AppError('not-found', 'catalog.no-such-label')
    return { kind: label.data.kind, label: label.data.label }
  }
  const nameIn = async (c: DoorContext, label: string): Promise<string> => labelName((await answers.localeFor(c)).language, label)
  const fragment = async (c: DoorContext) => {
    const [actor, id] = [actorOf(c), idOf(c)]
    const [labels, tags, { file }] = await Promise.all([fileLabels(parts, actor, id), catalog.tags.ofFile(actor, id), library.findFile(actor, id)])
    return <FileLabelsAnswer id={id} labels={labels} tags={tags} canEdit={mayEdit(actor, file.spaceId)} />
  }
  const done = async (c: DoorContext, told: Told | undefined) => answers.done(c, { fragment: await fragment(c), told })
  return new Hono<Door>()
    .get('/files/:id/labels', async (c) => answers.fragment(c, await fragment(c)))
    .post('/files/:id/labels/:kind/:label', async (c) => {
      const label = asked(c)
      const tag = await nameIn(c, label.label)
      return done(c, tellChange(await catalog.labels.accept(actorOf(c), [idOf(c)], label, tag), 'file.done-accept', { name: tag }))
    })
    .post('/files/:id/labels/:kind/:label/refusal', async (c) => {
      const label = asked(c)
      const name = await nameIn(c, label.label)
      return done(c, tellChange(await catalog.labels.refuse(actorOf(c), [idOf(c)], label, name), 'file.done-refuse', { name }))
    })
    .post('/selection/labels', async (c) => {
      const { file = [], name } = await readForm(c, chosen)
      if (file.length === 0) throw new AppError('invalid', 'selection.none')
      const label = catalog.labels.called(name)
      if (!label) throw new AppError('not-found', 'catalog.no-such-label')
      const tag = await nameIn(c, label.label)
      const told = tellChange(await catalog.labels.accept(actorOf(c), [...new Set(file)], label, tag), 'selection.done-accept', { name: tag })
      return answers.done(c, { told: told ?? { key: 'selection.none-suggested', params: { name: tag } }, ...(told && { changed: true }) })
    })
}
