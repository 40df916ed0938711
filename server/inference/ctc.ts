/** A character that a CTC network saw: which class, how sure, and the first and last step of its run. */
export interface CtcSymbol { class: number; score: number; from: number; to: number }

/** A class that the network rates too low on its own, yet that counts between two symbols from this chance on. */
export interface FaintClass { class: number; chance: number }

/** Best path through a steps × classes table of chances: repeats are one symbol, class 0 (the blank) is none (Graves 2006). */
export function decodeCtc(chances: Float32Array, steps: number, classes: number, faint?: FaintClass): CtcSymbol[] {
  const symbols: CtcSymbol[] = []
  let last = 0
  for (let step = 0; step < steps; step++) {
    const row = step * classes
    const best = likeliest(chances, row, classes, last)
    const score = chances[row + best]!
    const current = symbols.at(-1)
    if (best !== 0 && best === last && current) {
      current.to = step
      current.score = Math.max(current.score, score)
    } else if (best !== 0) symbols.push({ class: best, score, from: step, to: step })
    last = best
  }
  return faint ? addFaint(symbols, chances, classes, faint) : symbols
}

/** Chances of a step sum to 1, so that one above a half is the likeliest: the blank or the class before mostly is, and thousands of others need no look. */
function likeliest(chances: Float32Array, row: number, classes: number, last: number): number {
  if (chances[row]! > 0.5) return 0
  if (chances[row + last]! > 0.5) return last
  let best = 0, most = chances[row]!
  for (let k = 1; k < classes && most <= 0.5; k++) {
    const chance = chances[row + k]!
    if (chance > most) [best, most] = [k, chance]
  }
  return best
}

function addFaint(symbols: CtcSymbol[], chances: Float32Array, classes: number, faint: FaintClass): CtcSymbol[] {
  return symbols.flatMap((symbol, i) => {
    const next = symbols[i + 1]
    if (!next || symbol.class === faint.class || next.class === faint.class) return [symbol]
    let at = -1, score = faint.chance
    for (let step = symbol.to + 1; step < next.from; step++) {
      const chance = chances[step * classes + faint.class]!
      if (chance >= score) [at, score] = [step, chance]
    }
    return at < 0 ? [symbol] : [symbol, { class: faint.class, score, from: at, to: at }]
  })
}
