import { z } from 'zod'

const Seconds = z.number().min(0)
const Score = z.number().min(0).max(1)

/** A word and when it is said, [start, end) in seconds. */
export const TranscriptWord = z.object({ start: Seconds, end: Seconds, text: z.string() })
export type TranscriptWord = z.infer<typeof TranscriptWord>

/** A sentence or part of one, as it stands in a subtitle. */
export const TranscriptSegment = z.object({
  start: Seconds, end: Seconds, text: z.string(),
  /** How sure the recogniser is of its words. */
  score: Score,
  /** None where the recogniser does not tell. */
  words: z.array(TranscriptWord).max(1000),
  /** Where it is another one than that of most of the sound. */
  language: z.string().optional(),
})
export type TranscriptSegment = z.infer<typeof TranscriptSegment>

/** More are not kept: three days of talk. */
export const MOST_SEGMENTS = 50_000

/** More have no vector: a day of talk. */
export const MOST_PASSAGES = 4000

/** Where passages lie among others by what they mean: vectors of one space can be compared, by their product. */
export const SpokenMeaning = z.object({
  /** Id of the card whose network made them. */
  space: z.string(),
  /** Vector: base64 of 32-bit floats, least byte first, of length 1. */
  passages: z.array(z.object({ start: Seconds, end: Seconds, vector: z.string().max(20_000) })).max(MOST_PASSAGES),
})
export type SpokenMeaning = z.infer<typeof SpokenMeaning>

/** What somebody says in a sound. */
export const Transcript = z.object({
  /** whisper: many languages · sphinx: English only, many words wrong · null: nothing is installed that could listen */
  recogniser: z.enum(['whisper', 'sphinx']).nullable(),
  accuracy: z.enum(['good', 'low']),
  /** 'en', 'de' …; null where nobody speaks. sphinx takes everything for English. */
  language: z.string().nullable(),
  /** How sure the language is; 0 where it was not looked for. */
  languageScore: Score,
  /** Mean of the scores of segments, long ones counting more; 0 without any. */
  confidence: Score,
  segments: z.array(TranscriptSegment).max(MOST_SEGMENTS),
  /** Where its network is installed, and knows the language. */
  meaning: SpokenMeaning.optional(),
})
export type Transcript = z.infer<typeof Transcript>
