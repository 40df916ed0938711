import { aboveLabel, knownLabels, type LabelKind } from './label-tree.ts'
import type { LabelVocabulary } from './label-words.ts'
import type { Seen, SeenLabel } from './seen-labels.ts'

/** What people said of the labels of one file, and what their space learned: by labelKey. */
export interface LabelWord { verdicts: ReadonlyMap<string, 'accepted' | 'refused'>; thresholds: ReadonlyMap<string, number> }

export const labelKey = (kind: LabelKind, label: string): string => `${kind}/${label}`

/** From this score on a label that is not shown is found by its filter, though by no word. */
const FOUND_FROM = 0.3
/** Between the two a picture is neither called indoors nor outdoors. */
const OUTDOOR_TO = 0.4, INDOOR_FROM = 0.6

/** Labels of a file as search holds them: all that filters find, and the words that find it too. */
export interface BelievedLabels { labels: string[]; words: string[] }

/**
 * What is to be believed of what machines saw in a file. A refused label never counts, an accepted one always; any other must reach the threshold that its space learned.
 * With a label counts everything that it is a kind of.
 */
export function believedLabels(seen: Seen, word: LabelWord, { wordsFor }: Pick<LabelVocabulary, 'wordsFor'>): BelievedLabels {
  const labels = new Set<string>()
  const words = new Set<string>()
  for (const one of seen.labels) {
    const sure = isShown(one, word)
    if (!sure && !isFound(one, word)) continue
    for (const each of [one.label, ...aboveLabel(one.kind, one.label)]) {
      labels.add(labelKey(one.kind, each))
      if (sure) for (const name of wordsFor(each)) words.add(name)
    }
  }
  if (seen.sceneKind !== null && knownLabels.scene.includes(seen.sceneKind)) labels.add(labelKey('scene', seen.sceneKind))
  for (const state of statesOf(seen, word)) labels.add(`is/${state}`)
  return { labels: [...labels].sort(), words: [...words] }
}

/** What `is:` asks for: a picture of text is neither indoors nor outdoors, nor is one that leaves it open. */
function statesOf({ flags, sceneKind, indoor }: Seen, { verdicts }: LabelWord): string[] {
  const believed = flags.filter((flag) => verdicts.get(labelKey('scene', flag)) !== 'refused')
  if (indoor === null || flags.length > 0 || sceneKind === 'text_image') return believed
  return indoor >= INDOOR_FROM ? ['indoor'] : indoor <= OUTDOOR_TO ? ['outdoor'] : []
}

const reaches = ({ kind, label, score }: SeenLabel, { verdicts, thresholds }: LabelWord): boolean => verdicts.get(labelKey(kind, label)) !== 'refused' && score >= (thresholds.get(labelKey(kind, label)) ?? 0)

/** Sure enough to be shown as a suggestion and found by its words. */
export const isShown = (one: SeenLabel, word: LabelWord): boolean => word.verdicts.get(labelKey(one.kind, one.label)) === 'accepted' || (one.shown && reaches(one, word))

const isFound = (one: SeenLabel, word: LabelWord): boolean => one.score >= FOUND_FROM && reaches(one, word)
