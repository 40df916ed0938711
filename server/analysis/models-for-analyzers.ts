import { weightsOf, type Inference } from '../inference/index.ts'
import type { Model } from './define-analyzer.ts'

/** The model as an analyzer sees it; its labels are read once. */
export function modelOf({ models, sessions }: Inference, id: string): Model {
  const labels = new Map<string, Promise<readonly string[]>>()
  return {
    id,
    network: (file) => sessions.network(id, file),
    labels: (file) => {
      const known = labels.get(file) ?? models.labels(id, file)
      labels.set(file, known)
      return known
    },
    data: (file) => models.bytes(id, file),
  }
}

/** The models of further roles as an analyzer sees them. */
export const modelsBeside = (inference: Inference, ids: Readonly<Record<string, string>> = {}): Record<string, Model> =>
  Object.fromEntries(Object.entries(ids).map(([role, id]) => [role, modelOf(inference, id)]))

/** What an analyzer that uses no model is given. */
export const noModel: Model = {
  id: '',
  network: () => { throw new Error('[analysis] this analyzer declared no model') },
  labels: () => { throw new Error('[analysis] this analyzer declared no model') },
  data: () => { throw new Error('[analysis] this analyzer declared no model') },
}

/** The weights that results of this model are kept under; '' without a model. */
export const weightsOfModel = ({ models }: Pick<Inference, 'models'>, id: string | undefined): string => (id ? weightsOf(models.card(id)) : '')
