import { AppError } from '../../platform/errors.ts'
import { safeName } from './safe-name.ts'
import type { TreeParts } from './tree-parts.ts'

export const noSuchNode = (): AppError => new AppError('not-found', 'catalog.tree-no-such')

/** What a branch cannot mean, with the branch's name. */
export const cannot = async ({ words }: Pick<TreeParts, 'words'>, title: string): Promise<AppError> => new AppError('forbidden', 'catalog.tree-cannot', { branch: (await words()).say(title) })

/**
 * A name that is given has to be one that the tree would show as it is, else whoever gave it would not find it again.
 * @throws AppError 'invalid' catalog.tree-bad-name
 */
export function requireSafe(name: string): void {
  if (safeName(name) !== name.normalize('NFC')) throw new AppError('invalid', 'catalog.tree-bad-name', { name })
}
