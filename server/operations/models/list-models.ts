import type { ModelUse } from '../../analysis/index.ts'
import type { KeptTiming, ModelCard, ModelInstall, ModelState } from '../../inference/index.ts'
import type { ModelsParts } from './create-models.ts'

/** Everything that the models page shows of a model. */
export interface ModelOverview {
  card: ModelCard
  state: ModelState
  /** It is on its way, or could not come. */
  install?: ModelInstall
  uses: ModelUse[]
  /** One entry a network that was asked here. */
  timings: KeptTiming[]
}

/** All models; those that the first analyzer of a kind would like best stand first of their task. */
export async function listModels({ inference, analysis }: ModelsParts): Promise<ModelOverview[]> {
  const cards = inference.models.cards()
  const [installs, timings] = await Promise.all([inference.installs?.list() ?? [], inference.timings.list()])
  const all = await Promise.all(cards.map(async (card): Promise<ModelOverview> => {
    const [state, uses] = await Promise.all([inference.models.state(card.id), analysis.modelUses(card.id)])
    const install = installs.find(({ model }) => model === card.id)
    return { card, state, uses, timings: timings.filter(({ model }) => model === card.id), ...(install && !(state.installed && install.state === 'failed') && { install }) }
  }))
  return all.sort((a, b) => taskOf(a).localeCompare(taskOf(b)) || rankOf(a) - rankOf(b) || a.card.title.localeCompare(b.card.title))
}

const RANKS = ['better', 'chosen', 'spare']
const rankOf = ({ uses }: ModelOverview): number => (uses[0] ? RANKS.indexOf(uses[0].rank) : RANKS.length)
/** What no analyzer asks by itself stands last. */
const taskOf = ({ uses }: ModelOverview): string => uses[0]?.analyzer ?? '~'
