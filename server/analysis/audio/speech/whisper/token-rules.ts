import type { WhisperFacts } from './whisper-facts.ts'

const NEVER = -Infinity
/** A window begins with a time of at most one second: who speaks later is heard in the next one. */
const LATEST_BEGINNING = 50

/**
 * Forbids, in place, what may not follow `made` (Radford 2022): times come in pairs around text and never go back, a window begins with one,
 * and a time is written where times together are likelier than any word.
 */
export function applyTokenRules(logits: Float32Array, made: readonly number[], facts: WhisperFacts): void {
  const { firstTime, end, suppressed, suppressedFirst } = facts
  for (const token of suppressed) logits[token] = NEVER
  logits.fill(NEVER, end + 1, firstTime) // languages, tasks and other signs
  if (made.length === 0) {
    for (const token of suppressedFirst) logits[token] = NEVER
    logits.fill(NEVER, 0, firstTime)
    logits.fill(NEVER, firstTime + LATEST_BEGINNING + 1)
    return
  }
  pairTimes(logits, made, firstTime, end)
  if (timesTogether(logits, firstTime) > highest(logits, 0, firstTime)) logits.fill(NEVER, 0, firstTime)
}

function pairTimes(logits: Float32Array, made: readonly number[], firstTime: number, end: number): void {
  const isTime = (token: number | undefined): boolean => token !== undefined && token >= firstTime
  const afterTime = isTime(made.at(-1)), afterPair = made.length < 2 || isTime(made.at(-2))
  if (afterTime && afterPair) logits.fill(NEVER, firstTime) // text has begun
  if (afterTime && !afterPair) logits.fill(NEVER, 0, end) // text has ended: the next begins, or all is said
  const last = made.findLast(isTime)
  if (last !== undefined) logits.fill(NEVER, firstTime, afterTime && !afterPair ? last : last + 1)
}

/** Logarithm of the sum of exponentials of all times. */
function timesTogether(logits: Float32Array, firstTime: number): number {
  const most = highest(logits, firstTime, logits.length)
  if (most === NEVER) return NEVER
  let sum = 0
  for (let i = firstTime; i < logits.length; i++) sum += Math.exp(logits[i]! - most)
  return most + Math.log(sum)
}

function highest(logits: Float32Array, from: number, to: number): number {
  let most = NEVER
  for (let i = from; i < to; i++) if (logits[i]! > most) most = logits[i]!
  return most
}
