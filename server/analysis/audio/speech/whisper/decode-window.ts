import { chanceOf, chooseToken } from './choose-token.ts'
import type { Decoder } from './decoder.ts'
import { endsInLoop } from './repeats.ts'
import { applyTokenRules } from './token-rules.ts'
import type { WhisperFacts } from './whisper-facts.ts'

/** What a decoder heard in one window. */
export interface Decoded {
  /** Text, and times around it. */
  tokens: number[]
  /** Natural logarithm of the chance of each token. */
  logChances: number[]
  /** For each token, where the heads of the alignment looked; nothing for the first one, which is a time. */
  looked: (readonly Float32Array[])[]
  /** Mean of logChances, the end among them. */
  meanLogChance: number
  /** Chance that nobody speaks. */
  noSpeech: number
  /** It fell into a loop and was stopped. */
  looped: boolean
}

export interface DecodeOptions {
  decoder: Decoder
  facts: WhisperFacts
  /** Token of the language. */
  language: number
  /** Tokens of what was said before; as many of the last ones as there is room for. */
  said: readonly number[]
  temperature: number
  random: () => number
  signal: AbortSignal
}

/** More are not said in 30 seconds. */
const MOST_TOKENS = 224
/** Of what was said before: each costs memory, and the last sentences tell most. */
export const MOST_SAID = 100

/** Decodes one window at one temperature. */
export async function decodeWindow({ decoder, facts, language, said, temperature, random, signal }: DecodeOptions): Promise<Decoded> {
  const asked = [...(said.length > 0 ? [facts.before, ...said.slice(-MOST_SAID)] : []), facts.start, language, facts.transcribe]
  const most = Math.min(MOST_TOKENS, facts.context - asked.length)
  const decoded: Decoded = { tokens: [], logChances: [], looked: [], meanLogChance: 0, noSpeech: 0, looped: false }
  let sum = 0, given: readonly number[] = asked
  while (decoded.tokens.length < most && !decoded.looped) {
    signal.throwIfAborted()
    const step = await decoder.next(given)
    if (given === asked) decoded.noSpeech = chanceOf(step.logits(asked.length - 3), facts.noSpeech)
    const logits = step.logits(given.length - 1).slice()
    applyTokenRules(logits, decoded.tokens, facts)
    const { token, logChance } = chooseToken(logits, temperature, random)
    sum += logChance
    if (token === facts.end) break
    decoded.tokens.push(token)
    decoded.logChances.push(logChance)
    decoded.looked.push(step.looked)
    decoded.looped = endsInLoop(decoded.tokens)
    given = [token]
  }
  return { ...decoded, meanLogChance: sum / (decoded.tokens.length + 1) }
}

