import { z } from 'zod'
import { defineAnalyzer } from '../define-analyzer.ts'
import { clampShare, roundShare } from '../share.ts'
import { musicFrames } from './music/music-frames.ts'
import { roundTime } from './round-time.ts'
import { pulseOf } from './music/pulse.ts'
import { trackBeats } from './tempo/track-beats.ts'

const MOST_BEATS = 20_000

/** The pulse of a sound. */
export const SoundTempo = z.object({
  /** Beats a minute; null where nothing pulses. */
  bpm: z.number().positive().nullable(),
  confidence: z.number().min(0).max(1),
  /** Other speeds that it may be counted at, twice and half as fast among them, likeliest first. */
  alternatives: z.array(z.number().positive()).max(3),
  /** Seconds of the beats of the first three hours, in order. */
  beats: z.array(z.number().nonnegative()).max(MOST_BEATS),
})
export type SoundTempo = z.infer<typeof SoundTempo>

/** Tempo and beats, from where the sound begins anew. */
export const tempo = defineAnalyzer<SoundTempo>({
  name: 'audio.tempo',
  title: 'analysis.sound-tempo',
  revision: 1,
  kinds: ['audio', 'video'],
  models: [],
  output: SoundTempo,
  needs: 'sound',
  hears: 'music',
  async listen(sound) {
    await musicFrames(sound)
    const pulse = await pulseOf(sound)
    return {
      take: () => undefined, // they hear for all
      finish() {
        const { onsets, tempo: found } = pulse.heard()
        if (!found) return { bpm: null, confidence: 0, alternatives: [], beats: [] }
        const beats = trackBeats(onsets, found.bpm).slice(0, MOST_BEATS)
        return { bpm: roundBpm(found.bpm), confidence: roundShare(clampShare(found.confidence)), alternatives: found.alternatives.map(roundBpm), beats: beats.map(roundTime) }
      },
    }
  },
})

const roundBpm = (bpm: number): number => Math.round(bpm * 100) / 100
