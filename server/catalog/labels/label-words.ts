import { foldText } from '../search/fold-text.ts'
import { knownLabels, labelKinds, type LabelKind } from './label-tree.ts'

/** What a label is called, in every language that pages speak: its name first in each, then other words for it. */
export type WordsForLabel = (label: string) => readonly string[]

/** The words of labels, both ways. */
export interface LabelVocabulary {
  /** All words for a label, the name that people read first. */
  wordsFor: WordsForLabel
  /** The same for a kind of sound, as its network calls it: 'Laughter'. */
  wordsForSound: WordsForLabel
  /** Labels of a kind that a word stands for; empty where none does. */
  labelsCalled(kind: LabelKind, word: string): readonly string[]
  /** Everything that may be typed for a kind, folded. */
  wordsOfKind(kind: LabelKind): readonly string[]
}

/** Makes the vocabulary from what a language catalogue says; the label's own id is a word for it too. Kinds of sounds are called as their network does unless told. */
export function createLabelVocabulary(wordsFor: WordsForLabel, wordsForSound: WordsForLabel = (label) => [label]): LabelVocabulary {
  const byWord = new Map(labelKinds.map((kind) => [kind, new Map<string, string[]>()]))
  for (const kind of labelKinds) {
    for (const label of knownLabels[kind]) {
      for (const word of new Set([...wordsFor(label), label.replaceAll('_', ' '), label].flatMap(forms))) {
        const known = byWord.get(kind)?.get(word)
        if (known) known.push(label)
        else byWord.get(kind)?.set(word, [label])
      }
    }
  }
  return {
    wordsFor, wordsForSound,
    labelsCalled: (kind, word) => byWord.get(kind)?.get(foldText(word).trim()) ?? [],
    wordsOfKind: (kind) => [...byWord.get(kind)?.keys() ?? []],
  }
}

/** A word as it is compared, and with the s of English plurals: dogs, buses are typed as often as dog. */
function forms(word: string): string[] {
  const folded = foldText(word)
  return [folded, /(?:s|x|ch|sh)$/.test(folded) ? `${folded}es` : /[^aeiou]y$/.test(folded) ? `${folded.slice(0, -1)}ies` : `${folded}s`]
}
