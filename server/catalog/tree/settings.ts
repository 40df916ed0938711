import { z } from 'zod'
import { defineSetting } from '../../platform/settings.ts'

/** Languages that the names of the tree are given in. */
export const treeLanguages = ['en', 'de'] as const
export type TreeLanguage = (typeof treeLanguages)[number]

export const treeLanguage = defineSetting<TreeLanguage>({
  key: 'catalog.tree-language',
  schema: z.enum(treeLanguages),
  fallback: 'en',
  doc: 'The language of the names that the organized library has in file managers and on televisions; ids stay the same in every language.',
})

/** Id of a branch. */
const branchId = z.string().regex(/^[a-z][a-z-]{0,40}$/)

export const treeHidden = defineSetting<string[]>({
  key: 'catalog.tree-hidden',
  schema: z.array(branchId).max(50),
  fallback: [],
  doc: 'Branches of the organized library that file managers and televisions are not shown, by their ids.',
})
