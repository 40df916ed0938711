import { openUseLite } from '../../embeddings/sentences/use-lite.ts'
import type { Model } from '../../define-analyzer.ts'
import { packVector } from '../../packed-vector.ts'
import { MOST_PASSAGES, type SpokenMeaning, type TranscriptSegment } from './transcript.ts'

/** What belongs together: so many words at most, and no longer pause in seconds. */
const MOST_WORDS = 60
const LONGEST_PAUSE = 8

/** Stretches of talk that are long enough to mean something. */
export function passagesOf(segments: readonly TranscriptSegment[]): { start: number; end: number; text: string }[] {
  const passages: { start: number; end: number; text: string; words: number }[] = []
  for (const { start, end, text } of segments) {
    const words = text.split(/\s+/).length
    const open = passages.at(-1)
    if (open && open.words + words <= MOST_WORDS && start - open.end <= LONGEST_PAUSE) Object.assign(open, { end, text: `${open.text} ${text}`, words: open.words + words })
    else passages.push({ start, end, text, words })
  }
  return passages.map(({ start, end, text }) => ({ start, end, text }))
}

/** The place of each passage among others by what it means. */
export async function meaningOf(segments: readonly TranscriptSegment[], model: Model, signal: AbortSignal): Promise<SpokenMeaning> {
  const space = await openUseLite(model)
  const passages: SpokenMeaning['passages'] = []
  for (const { start, end, text } of passagesOf(segments).slice(0, MOST_PASSAGES)) {
    signal.throwIfAborted()
    passages.push({ start, end, vector: packVector(await space.ofSentence(text)) })
  }
  return { space: model.id, passages }
}
