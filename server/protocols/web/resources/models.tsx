import { Hono } from 'hono'
import { z } from 'zod'
import type { ModelOverview } from '../../../operations/index.ts'
import { AppError, messageOf } from '../../../platform/errors.ts'
import type { Trial } from '../../../../views/models/data.ts'
import { ModelsPage, type ModelsProps } from '../../../../views/models/index.tsx'
import { ModelStanding } from '../../../../views/models/_standing.tsx'
import { TrialAnswer } from '../../../../views/models/_try.tsx'
import type { Told } from '../answers/answers.tsx'
import { groupsOf, shownModel } from '../models/shown-model.ts'
import { shownTrial } from '../models/shown-trial.ts'
import { readForm } from '../read-form.ts'
import type { ResourceParts } from '../rooms.ts'
import { actorOf, type Door, type DoorContext } from '../visit.ts'

const trial = z.object({ picture: z.union([z.literal('demo'), z.uuid()]).default('demo') })
const MOST_PICTURES = 20

/** The models of the house: what there is, what could be, and how each does on a picture. Every use-case asks for an administrator. */
export function modelsResource({ models, catalog, answers }: ResourceParts) {
  const idOfModel = (c: DoorContext): string => c.req.param('id') ?? ''
  const one = async (c: DoorContext) => {
    const found = (await models.list(actorOf(c))).find(({ card }) => card.id === idOfModel(c))
    if (!found) throw new AppError('not-found', 'inference.model-unknown', { model: idOfModel(c) })
    return found
  }
  const page = async (c: DoorContext, tried?: ModelsProps['tried']) => {
    const actor = actorOf(c)
    const [all, provider, recent] = await Promise.all([models.list(actor), models.provider(actor), catalog.timeline.list(actor, { list: 'recent' }, { limit: MOST_PICTURES * 2, offset: 0 })])
    const pictures = recent.items.filter(({ kind }) => kind === 'image').slice(0, MOST_PICTURES).map(({ id, name }) => ({ id, name }))
    return answers.page(c, (frame) => <ModelsPage frame={frame} groups={groupsOf(all)} provider={provider} pictures={pictures} tried={tried} />)
  }
  /** How a model stands after what was done, and a sentence of it by its title. */
  const standing = async (c: DoorContext, tell: (found: ModelOverview) => Told) => {
    const found = await one(c)
    return answers.done(c, { fragment: <ModelStanding model={shownModel(found)} />, to: '/models', told: tell(found) })
  }
  const titled = (key: string) => ({ card }: ModelOverview): Told => ({ key, params: { name: card.title } })

  return new Hono<Door>()
    .get('/models', (c) => page(c))
    .post('/models/:id/installation', async (c) => {
      await models.install(actorOf(c), idOfModel(c))
      return standing(c, titled('models.is-coming'))
    })
    .post('/models/:id/installation/end', async (c) => {
      const ended = await models.giveUp(actorOf(c), idOfModel(c))
      return standing(c, titled(ended === 'failed' ? 'settings.saved' : 'models.is-stopped'))
    })
    .delete('/models/:id/installation', async (c) => {
      await models.remove(actorOf(c), idOfModel(c))
      return standing(c, titled('models.is-removed'))
    })
    .post('/models/:id/check', async (c) => {
      const { state, remade } = await models.verify(actorOf(c), idOfModel(c))
      return standing(c, state.installed ? titled(remade ? 'models.remade' : 'models.checked') : () => ({ ...state.reason, tone: 'bad' }))
    })
    .post('/models/:id/trial', async (c) => {
      const { picture } = await readForm(c, trial)
      const id = idOfModel(c)
      const found = await models.try(actorOf(c), id, picture === 'demo' ? undefined : picture).then(shownTrial, asFailed)
      return answers.isFragment(c) ? answers.fragment(c, <TrialAnswer id={id} trial={found} />) : page(c, { model: id, picture, trial: found })
    })
}

/** What is in the way of a trial is its answer; who may not is told so, and so is who asks for a model that is not there. */
function asFailed(error: unknown): Trial {
  if (!(error instanceof AppError) || error.code === 'forbidden' || error.key === 'inference.model-unknown') throw error
  return { found: [], labels: [], failed: messageOf(error), tookMs: 0, networkMs: 0, loadMs: 0 }
}
