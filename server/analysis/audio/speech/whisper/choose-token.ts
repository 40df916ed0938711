/** A token that was chosen, and the natural logarithm of its chance. */
export interface Choice { token: number; logChance: number }

/** The likeliest token; with a temperature above 0 one by chance, as likely as it is then. `random` gives 0 to 1. */
export function chooseToken(logits: Float32Array, temperature: number, random: () => number): Choice {
  let best = 0
  for (let i = 1; i < logits.length; i++) if (logits[i]! > logits[best]!) best = i
  const most = logits[best]!
  const token = temperature > 0 ? drawn(logits, most, temperature, random()) : best
  let sum = 0
  for (const value of logits) sum += Math.exp(value - most)
  return { token, logChance: logits[token]! - most - Math.log(sum) }
}

function drawn(logits: Float32Array, most: number, temperature: number, where: number): number {
  let sum = 0
  for (const value of logits) sum += Math.exp((value - most) / temperature)
  let left = where * sum, last = 0
  for (let i = 0; i < logits.length; i++) {
    const chance = Math.exp((logits[i]! - most) / temperature)
    if (chance === 0) continue
    left -= chance
    last = i
    if (left <= 0) break
  }
  return last
}

/** Chances that sum to 1, of these tokens only. */
export function chancesOf(logits: Float32Array, tokens: readonly number[]): number[] {
  const most = Math.max(...tokens.map((token) => logits[token]!))
  const chances = tokens.map((token) => Math.exp(logits[token]! - most))
  const sum = chances.reduce((total, chance) => total + chance, 0)
  return chances.map((chance) => chance / sum)
}

/** The chance of one token among all. */
export function chanceOf(logits: Float32Array, token: number): number {
  let most = -Infinity, sum = 0
  for (const value of logits) if (value > most) most = value
  for (const value of logits) sum += Math.exp(value - most)
  return Math.exp(logits[token]! - most) / sum
}

/** Numbers from 0 to 1 that look like chance and are the same for the same seed (mulberry32), so that the same sound gives the same words. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
