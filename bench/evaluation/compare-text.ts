/** Words of at least two letters or digits as a search sees them: lower-case, without accents, each once. */
export function wordsOf(text: string): Set<string> {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return new Set((plain.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => [...word].length > 1))
}

/** Letters of Latin script and digits only. */
export const isLatin = (word: string): boolean => /^[\p{Script=Latin}\p{N}]+$/u.test(word)

/** Characters that would have to be put in, taken out or changed, of all printed: the whole in reading order, white space as one blank. */
export function characterErrorRate(printed: string, read: string): number {
  const wanted = flat(printed)
  return wanted.length === 0 ? 0 : editDistance(wanted, flat(read)).at(-1)! / wanted.length
}

/** The same for each printed line wherever it was read: what else stands in the picture is no error, nor is the order. */
export function lineErrorRate(printed: readonly string[], read: string): number {
  const text = flat(read)
  const lines = printed.map(flat)
  const length = lines.reduce((sum, line) => sum + line.length, 0)
  return length === 0 ? 0 : lines.reduce((sum, line) => sum + Math.min(...editDistance(line, text, { anywhere: true })), 0) / length
}

const flat = (text: string): string[] => [...text.normalize('NFKC').replaceAll(/\s+/g, ' ').trim()]

/** Levenshtein's last row: how far `a` is from each beginning of `b`, or, anywhere, from the nearest part that ends there. */
export function editDistance(a: readonly string[], b: readonly string[], { anywhere = false } = {}): Uint32Array {
  let row = Uint32Array.from({ length: b.length + 1 }, (_, j) => (anywhere ? 0 : j))
  a.forEach((letter, i) => {
    const next = new Uint32Array(b.length + 1)
    next[0] = i + 1
    for (let j = 0; j < b.length; j++) next[j + 1] = Math.min(row[j]! + (letter === b[j] ? 0 : 1), row[j + 1]! + 1, next[j]! + 1)
    row = next
  })
  return row
}
