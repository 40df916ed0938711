/** What is exported of a transcript; a sentence that a person wrote may have no words with times. */
export interface SaidSegment { start: number; end: number; text: string; words: readonly SaidWord[] }
export interface SaidWord { start: number; end: number; text: string }

/** What stands on the screen together, seconds from the beginning. */
export interface Cue { start: number; end: number; lines: string[] }

const LONGEST_LINE = 42 // letters
const MOST_LINES = 2
const LONGEST_SECONDS = 7 // one reads that in less

/** Cuts what was said into pieces that fit on a screen: two lines of 42 letters, seven seconds at most. None begins before the one before it has ended. */
export function cuesOf(segments: readonly SaidSegment[]): Cue[] {
  const cues = segments.flatMap(cuesOfSegment)
  return cues.map((cue, i) => {
    const next = cues[i + 1]?.start ?? Infinity
    return next > cue.start ? { ...cue, end: Math.min(cue.end, next) } : cue
  })
}

function cuesOfSegment({ start, end, text, words }: SaidSegment): Cue[] {
  const flat = text.replaceAll(/\s+/gu, ' ').trim()
  if (flat === '') return []
  const spoken = words.length > 0 ? words : spreadWords(flat, start, end)
  const between = spoken.map((word) => word.text).join('') === flat ? '' : ' '
  const cues: { words: SaidWord[]; lines: string[] }[] = []
  for (const word of spoken.flatMap(shortWords)) {
    const open = cues.at(-1)
    const lines = open && wrap([...open.words, word].map((one) => one.text), between)
    if (open && lines && lines.length <= MOST_LINES && word.end - open.words[0]!.start <= LONGEST_SECONDS) {
      open.words.push(word)
      open.lines = lines
    } else cues.push({ words: [word], lines: [word.text] })
  }
  return cues.map((cue, i) => ({ start: i === 0 ? start : cue.words[0]!.start, end: i === cues.length - 1 ? end : cue.words.at(-1)!.end, lines: cue.lines }))
}

/** Lines of at most 42 letters, filled one after the other. */
function wrap(words: readonly string[], between: string): string[] {
  const lines: string[] = []
  for (const word of words) {
    const line = lines.at(-1)
    if (line !== undefined && [...line, ...between, ...word].length <= LONGEST_LINE) lines[lines.length - 1] = line + between + word
    else lines.push(word)
  }
  return lines
}

/** Words without times of their own share the time of their sentence by their letters. */
function spreadWords(text: string, start: number, end: number): SaidWord[] {
  const letters = text.length
  return [...text.matchAll(/\S+/gu)].map((match) => ({
    text: match[0], start: start + ((end - start) * match.index) / letters, end: start + ((end - start) * (match.index + match[0].length)) / letters,
  }))
}

/** A word that is longer than a line is cut: an address, or a language without spaces. */
function shortWords(word: SaidWord): SaidWord[] {
  const letters = [...word.text]
  if (letters.length <= LONGEST_LINE) return [word]
  const parts = Math.ceil(letters.length / LONGEST_LINE)
  const at = (part: number): number => word.start + ((word.end - word.start) * part) / parts
  return Array.from({ length: parts }, (_, part) => ({ text: letters.slice(part * LONGEST_LINE, (part + 1) * LONGEST_LINE).join(''), start: at(part), end: at(part + 1) }))
}
