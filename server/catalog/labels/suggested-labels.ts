import type { Actor } from '../../access/index.ts'
import { requireFile } from '../../library/index.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { tagsOfFile } from '../tags/list-tags.ts'
import { isShown, labelKey } from './believed-labels.ts'
import type { LabelKind } from './label-tree.ts'
import { labelsOfKind } from './label-tree.ts'
import { OBJECTS_ANALYZER, SCENES_ANALYZER, seenIn, type SeenLabel } from './seen-labels.ts'
import { wordsOfLabels } from './words-of-labels.ts'

/** A tag that a machine proposes for a file. */
export interface SuggestedLabel extends Pick<SeenLabel, 'kind' | 'label' | 'score' | 'count' | 'boxes'> {
  /** sha256 of the weights that saw it, where they are known. */
  weights?: string
}

/** Says nothing of a picture that a person would want as a tag. */
const SAYS_NOTHING = new Set(['scene/closeup_other'])

/**
 * What machines saw in a file and nobody has decided about yet, surest first; what stands among its tags already, in whatever language, is left out.
 * @throws AppError 'not-found' library.no-such-file
 */
export async function suggestedLabels({ db, analysis, labelWords }: Pick<CatalogParts, 'db' | 'analysis' | 'labelWords'>, actor: Actor, fileId: string): Promise<SuggestedLabel[]> {
  const file = await requireFile(db, actor, fileId)
  const [found, words, tags] = await Promise.all([analysis.findMany([file.sha256]), wordsOfLabels(db, [{ fileId, spaceId: file.spaceId }]), tagsOfFile(db, actor, fileId)])
  const [results, word] = [found.get(file.sha256) ?? [], words.get(fileId)]
  if (!word) return []
  const tagged = new Set(tags.flatMap(({ path }) => (['object', 'scene'] as const).flatMap((kind) => labelWords.labelsCalled(kind, path.slice(path.lastIndexOf('/') + 1)).map((label) => labelKey(kind, label)))))
  const weights = (kind: LabelKind): string | undefined => {
    const result = results.find(({ analyzer }) => analyzer === (kind === 'object' ? OBJECTS_ANALYZER : SCENES_ANALYZER))
    return result?.state === 'done' ? result.weights : undefined
  }
  return seenIn(results).labels
    .filter((one) => labelsOfKind[one.kind].includes(one.label) && isShown(one, word) && !word.verdicts.has(labelKey(one.kind, one.label)))
    .filter((one) => !tagged.has(labelKey(one.kind, one.label)) && !SAYS_NOTHING.has(labelKey(one.kind, one.label)))
    .sort((a, b) => b.score - a.score).map(({ kind, label, score, count, boxes }) => ({ kind, label, score, count, boxes, weights: weights(kind) }))
}
