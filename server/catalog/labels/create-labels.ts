import type { Actor } from '../../access/index.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { acceptLabel, refuseLabel } from './decide-labels.ts'
import type { LabelId } from './label-edit.ts'
import { labelKinds } from './label-tree.ts'
import { suggestedLabels } from './suggested-labels.ts'

/** Labels: what machines see in pictures, and what people say of it. */
export function createLabels(parts: CatalogParts) {
  return {
    /** What machines propose for a file. */
    ofFile: (actor: Actor, fileId: string) => suggestedLabels(parts, actor, fileId),
    /** The label that a word in any language of the pages stands for, a thing before a place; undefined where none does. */
    called(word: string): LabelId | undefined {
      const [found] = labelKinds.flatMap((kind) => parts.labelWords.labelsCalled(kind, word).map((label) => ({ kind, label })))
      return found
    },
    /** Makes a tag of a label for those of the files to which it is suggested. */
    accept: (actor: Actor, fileIds: string[], label: LabelId, tag: string) => acceptLabel(parts, actor, fileIds, label, tag),
    /** Never again for those of the files to which it is suggested. */
    refuse: (actor: Actor, fileIds: string[], label: LabelId, name: string) => refuseLabel(parts, actor, fileIds, label, name),
  }
}
