import type { SaidSegment } from './cues.ts'

/** Seconds: after a longer pause a paragraph begins. */
const PARAGRAPH = 2

/** What was said, to read: a paragraph for all that is said without a long pause. */
export function toText(segments: readonly SaidSegment[]): string {
  const paragraphs: { end: number; texts: string[] }[] = []
  for (const { start, end, text } of segments) {
    const flat = text.replaceAll(/\s+/gu, ' ').trim()
    if (flat === '') continue
    const open = paragraphs.at(-1)
    if (!open || start - open.end > PARAGRAPH) paragraphs.push({ end, texts: [flat] })
    else {
      open.texts.push(flat)
      open.end = end
    }
  }
  return paragraphs.map(({ texts }) => `${texts.join(' ')}\n`).join('\n')
}
