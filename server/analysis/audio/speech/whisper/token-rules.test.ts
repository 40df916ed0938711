import { describe, expect, it } from 'vitest'
import { applyTokenRules } from './token-rules.ts'
import type { WhisperFacts } from './whisper-facts.ts'

/** Tokens 0 to 3 are text, 4 ends, 5 is no times, 6 to 15 are times; 3 is never written, 2 not as the first. */
const facts: WhisperFacts = { bands: 80, layers: 1, heads: 1, width: 8, context: 448, languages: new Map(), start: 4, end: 4, transcribe: 4, before: 3, noSpeech: 4, noTimes: 5, firstTime: 6, suppressed: [3], suppressedFirst: [2], alignment: [], smoothing: 7 }
const allowed = (made: number[], logits: Float32Array = new Float32Array(16)): number[] => {
  applyTokenRules(logits, made, facts)
  return [...logits.keys()].filter((token) => logits[token] !== -Infinity)
}
/** So much likelier is text than times. */
const text = (by = 10): Float32Array => new Float32Array(16).fill(by, 0, 4)
const times = (from: number): number[] => Array.from({ length: 16 - from }, (_, i) => from + i)

describe('applyTokenRules', () => {
  it('begin with a time', () => { expect(allowed([])).toEqual(times(6)) })
  it('have text after it', () => { expect(allowed([6], text())).toEqual([0, 1, 2, 4]) })
  it('have text or a later time after text', () => { expect(allowed([6, 0], text())).toEqual([0, 1, 2, 4, ...times(7)]) })
  it('have the same time, a later one or the end after a time that ended text', () => { expect(allowed([6, 0, 9], text(-10))).toEqual(times(9)) })
  it('begin text after a pair of times', () => { expect(allowed([6, 0, 9, 9], text())).toEqual([0, 1, 2, 4]) })
  it('write a time where times together are likelier than each word', () => { expect(allowed([6, 0], text(1))).toEqual(times(7)) })
})
