import { AppError } from '../../platform/index.ts'

/** As the tree says it of what is not there: what is hidden reads no different. */
export const noSuchNode = (): AppError => new AppError('not-found', 'catalog.tree-no-such')
