import type { Message } from '../../platform/errors.ts'
import { knownLabels, labelKinds, type LabelKind } from '../labels/label-tree.ts'
import { createLabelVocabulary, type LabelVocabulary } from '../labels/label-words.ts'
import { foldText } from './fold-text.ts'
import { nearest } from './nearest.ts'

/** The labels that a filter asks for; `object:animal` is one, and finds all that are a kind of it. */
export interface LabelCondition { field: LabelKind; labels: string[] }

/** Understands the values of `object:` and `scene:` in any language of the pages, or says what was expected. Without words for them labels are called by their ids. */
export function readLabels(field: LabelKind, typed: readonly string[], vocabulary: LabelVocabulary = createLabelVocabulary(() => [])): LabelCondition | Message {
  const labels = new Set<string>()
  for (const value of typed) {
    const found = vocabulary.labelsCalled(field, value)
    if (found.length === 0) return unknownLabel(field, value, vocabulary)
    for (const label of found) labels.add(label)
  }
  return { field, labels: [...labels] }
}

function unknownLabel(field: LabelKind, value: string, vocabulary: LabelVocabulary): Message {
  const other = labelKinds.find((kind) => kind !== field && vocabulary.labelsCalled(kind, value).length > 0)
  if (other) return { key: 'search.label-elsewhere', params: { name: field, value, other } }
  const near = nearest(foldText(value), vocabulary.wordsOfKind(field))
  if (near) return { key: 'search.unknown-choice', params: { name: field, value, nearest: near } }
  return { key: 'search.unknown-label', params: { name: field, value, count: knownLabels[field].length } }
}
