import { z } from 'zod'
import { defineAnalyzer } from '../define-analyzer.ts'
import { clampShare, roundShare } from '../share.ts'
import { camelotOf, findKeys, modes, tonics, type Key } from './key/find-key.ts'
import { pitchClassesOf } from './music/pitch-classes.ts'

const NamedKey = z.object({ tonic: z.enum(tonics), mode: z.enum(modes), camelot: z.string() })

/** The key of a sound. */
export const SoundKey = z.object({
  /** Null where there are no tones, or none that make a key. */
  key: NamedKey.nullable(),
  /** 0 to 1: how well the key fits, and how far better than the next one. */
  confidence: z.number().min(0).max(1),
  /** The next best keys. */
  alternatives: z.array(NamedKey).max(2),
  /** How much of each pitch class was heard, C first; they add up to 1. */
  pitchClasses: z.array(z.number().min(0).max(1)).max(12),
  /** Cents above or below 440 Hz. */
  tuning: z.number(),
})
export type SoundKey = z.infer<typeof SoundKey>

const LEAST_FIT = 0.4 // correlation: noise fits no key that well
const LEAST_STEADINESS = 0.1 // voices have up to 0.09, a band 0.28 and more
const SURE = { fit: 0.8, margin: 0.2 } // margin over the next key
const nothing: SoundKey = { key: null, confidence: 0, alternatives: [], pitchClasses: [], tuning: 0 }

/** Key, from the tones of all of a sound. */
export const key = defineAnalyzer<SoundKey>({
  name: 'audio.key',
  title: 'analysis.sound-key',
  revision: 1,
  kinds: ['audio', 'video'],
  models: [],
  output: SoundKey,
  needs: 'sound',
  hears: 'music',
  async listen(sound) {
    const tones = await pitchClassesOf(sound)
    return {
      take: () => undefined, // they hear for all
      finish() {
        const heard = tones.heard()
        if (!heard) return nothing
        const [best, next, third] = findKeys(heard.shares)
        const facts = { pitchClasses: heard.shares.map(roundShare), tuning: Math.round(heard.tuning * 100) }
        if (!best || !next || !third || best.fit < LEAST_FIT || heard.steadiness < LEAST_STEADINESS) return { ...nothing, ...facts }
        const confidence = roundShare(clampShare((best.fit - next.fit) / SURE.margin) * clampShare((best.fit - LEAST_FIT) / (SURE.fit - LEAST_FIT)))
        return { ...facts, key: withCamelot(best), confidence, alternatives: [next, third].map(withCamelot) }
      },
    }
  },
})

const withCamelot = ({ tonic, mode }: Key): NonNullable<SoundKey['key']> => ({ tonic, mode, camelot: camelotOf({ tonic, mode }) })
