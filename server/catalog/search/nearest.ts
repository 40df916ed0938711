/** How many letters must be changed, added, left out or swapped with their neighbour to make one word of the other (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  const [from, to] = [[...a], [...b]]
  let before: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, j) => j)
  for (let i = 1; i <= from.length; i++) {
    const row = [i]
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1] ? 0 : 1
      let least = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + same)
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) least = Math.min(least, before[j - 2]! + 1)
      row.push(least)
    }
    before = last
    last = row
  }
  return last[to.length]!
}

/** Typing errors that a word of this length is forgiven. */
export const forgiven = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2)

/** The choice that was most likely meant, where one is near enough: few changes, or it begins so. */
export function nearest(word: string, choices: readonly string[]): string | undefined {
  const near = choices.map((choice) => ({ choice, away: choice.startsWith(word) && word.length > 1 ? 0.5 : editDistance(word, choice) }))
  const [best] = near.sort((a, b) => a.away - b.away)
  return best && best.away <= Math.max(1, Math.floor(best.choice.length / 2.5)) ? best.choice : undefined
}
