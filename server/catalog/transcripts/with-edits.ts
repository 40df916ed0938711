import type { TranscriptSegment, TranscriptWord } from '../../analysis/index.ts'

/** What a person wrote in place of what a machine heard in a stretch of time, milliseconds. */
export interface Edit { startMs: number; endMs: number; text: string }

/** A stretch of speech as it stands now: what a person wrote of it, else what a machine heard. */
export interface CurrentSegment {
  /** Seconds. */
  start: number
  end: number
  /** Empty where a person said that nothing is said. */
  text: string
  /** With the times that are known; none for most of what people wrote. */
  words: TranscriptWord[]
  edited: boolean
  /** What the machine hears there, of an edited one; null where it hears nothing there any more. */
  heard: string | null
  /** How sure the machine is, 0 to 1; null of an edited one. */
  score: number | null
}

/** With so much of it inside of edits a segment without times for its words is replaced whole. */
const MOSTLY = 0.5
/** With so much, whatever its words: edges move a little from run to run. */
const NEARLY_ALL = 0.8

/** Lays what people wrote over what a machine heard, by time: a later run may cut its segments elsewhere, and what people wrote stays. */
export function withEdits(heard: readonly TranscriptSegment[], edits: readonly Edit[]): CurrentSegment[] {
  const written = edits.map(({ startMs, endMs, text }) => ({ start: startMs / 1000, end: endMs / 1000, text, hidden: [] as { text: string; words: TranscriptWord[] }[] }))
  const left: CurrentSegment[] = []
  for (const segment of heard) {
    const over = written.filter(({ start, end }) => start < segment.end && end > segment.start)
    if (over.length === 0) {
      left.push(untouched(segment))
      continue
    }
    const share = over.reduce((sum, { start, end }) => sum + Math.min(end, segment.end) - Math.max(start, segment.start), 0) / Math.max(0.001, segment.end - segment.start)
    if (share >= NEARLY_ALL || (segment.words.length === 0 && share >= MOSTLY)) {
      const most = over.reduce((best, one) => (overlap(one, segment) > overlap(best, segment) ? one : best))
      most.hidden.push({ text: segment.text, words: segment.words })
    } else if (segment.words.length === 0) left.push(untouched(segment))
    else left.push(...around(segment, over))
  }
  const pieces = written.map(({ hidden, ...edit }): CurrentSegment => {
    const words = hidden.flatMap((one) => one.words)
    return { ...edit, words: timesFor(edit.text, words), edited: true, heard: hidden.length > 0 ? hidden.map(({ text }) => text.trim()).join(' ') : null, score: null }
  })
  return [...left, ...pieces].sort((a, b) => a.start - b.start || a.end - b.end)
}

const untouched = ({ start, end, text, words, score }: TranscriptSegment): CurrentSegment => ({ start, end, text, words, edited: false, heard: null, score })
const overlap = (a: { start: number; end: number }, b: { start: number; end: number }): number => Math.min(a.end, b.end) - Math.max(a.start, b.start)

interface Written { start: number; end: number; hidden: { text: string; words: TranscriptWord[] }[] }

/** What is left of a segment before, between and behind the edits in it: its words whose middle lies in none. */
function around(segment: TranscriptSegment, edits: readonly Written[]): CurrentSegment[] {
  const glue = segment.text.includes(' ') ? ' ' : ''
  const runs: TranscriptWord[][] = []
  const inside = new Map<Written, TranscriptWord[]>()
  let open = false
  for (const word of segment.words) {
    const middle = (word.start + word.end) / 2
    const edit = edits.find(({ start, end }) => middle >= start && middle < end)
    if (edit) inside.set(edit, [...inside.get(edit) ?? [], word])
    else if (open) runs.at(-1)!.push(word) // an open run is the last one
    else runs.push([word])
    open = edit === undefined
  }
  const textOf = (words: readonly TranscriptWord[]): string => words.map(({ text }) => text.trim()).join(glue)
  for (const [edit, words] of inside) edit.hidden.push({ text: textOf(words), words })
  return runs.map((words) => ({ start: words[0]!.start, end: words.at(-1)!.end, text: textOf(words), words, edited: false, heard: null, score: segment.score }))
}

/** Words that were only spelled otherwise are said when they were. */
function timesFor(text: string, heard: readonly TranscriptWord[]): TranscriptWord[] {
  const words = text.split(/\s+/u).filter((word) => word !== '')
  return words.length === heard.length ? heard.map(({ start, end }, i) => ({ start, end, text: words[i]! })) : []
}
