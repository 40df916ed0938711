import { z } from 'zod'
import { requireAdmin, type Actor } from '../../access/index.ts'
import { AppError } from '../../platform/errors.ts'
import type { Branch } from './branch.ts'
import { treeHidden, treeLanguage, treeLanguages, type TreeLanguage } from './settings.ts'
import { countTreeChange } from './tree-changes.ts'
import type { Tree } from './tree-node.ts'
import type { TreeParts } from './tree-parts.ts'

/** How the tree is given to everybody: the language of its names, and which of all branches are shown. */
export interface TreeShape { language: TreeLanguage; branches: readonly { id: string; name: string; shown: boolean }[] }

/** The tree with what administrators say of its shape. */
export interface ArrangedTree extends Tree {
  shape(): Promise<TreeShape>
  /**
   * Changes it for everybody; ids stay as they are.
   * @throws AppError 'forbidden' access.admin-needed, 'invalid' catalog.tree-empty when no branch would be left
   */
  setShape(actor: Actor, shape: { language: TreeLanguage; shown: readonly string[] }): Promise<void>
}

/** Language and branches of the tree, kept as settings. */
export function treeShape({ db, settings, words, fresh }: TreeParts, all: readonly Branch[]): Pick<ArrangedTree, 'shape' | 'setShape'> {
  return {
    shape: () => fresh(async () => {
      const [language, hidden, { say }] = await Promise.all([settings.get(treeLanguage), settings.get(treeHidden), words()])
      return { language, branches: all.map(({ id, title }) => ({ id, name: say(title), shown: !hidden.includes(id) })) }
    }),
    async setShape(actor, { language, shown }) {
      requireAdmin(actor)
      if (!all.some(({ id }) => shown.includes(id))) throw new AppError('invalid', 'catalog.tree-empty')
      await db.transaction(async (tx) => {
        await settings.set(treeLanguage, z.enum(treeLanguages).parse(language), tx)
        await settings.set(treeHidden, all.map(({ id }) => id).filter((id) => !shown.includes(id)), tx)
        await countTreeChange(tx)
      })
    },
  }
}
