import { z } from 'zod'
import { defineAnalyzer } from '../define-analyzer.ts'
import { LEAST, loudnessOverTime } from './loudness/loudness-over-time.ts'

/** How loud a sound is (EBU R 128). Null where nothing passed the gate: silence, and less than 0.4 seconds. */
export const SoundLoudness = z.object({
  /** LUFS, gated. */
  integrated: z.number().nullable(),
  /** LU. */
  range: z.number().nullable(),
  /** dBTP. */
  truePeak: z.number().nullable(),
  /** dB that bring it to -18 LUFS, as ReplayGain 2 wants it. */
  gain: z.number().nullable(),
  /** LUFS of the loudest 0.4 seconds and the loudest 3; null where it is shorter. */
  momentary: z.number().nullable(),
  shortTerm: z.number().nullable(),
  /** Loudness over time: seconds a value, LUFS, -70 for silence. */
  curve: z.object({ step: z.number().positive(), values: z.array(z.number().min(LEAST)).max(600) }),
})
export type SoundLoudness = z.infer<typeof SoundLoudness>

const REPLAY_LUFS = -18

/** Loudness: as a whole by ffmpeg's ebur128 in the same decoding, over time by K-weighting of ours. */
export const loudness = defineAnalyzer<SoundLoudness>({
  name: 'audio.loudness',
  title: 'analysis.sound-loudness',
  revision: 1,
  kinds: ['audio', 'video'],
  models: [],
  output: SoundLoudness,
  needs: 'sound',
  hears: 'whole',
  measures: ['loudness'],
  listen(sound) {
    const overTime = loudnessOverTime(sound)
    return {
      take: (samples) => overTime.take(samples),
      finish({ loudness: whole }) {
        const { momentary = null, shortTerm = null, curve } = overTime.finish()
        const gated = whole ? { ...whole, gain: Math.round((REPLAY_LUFS - whole.integrated) * 10) / 10 } : { integrated: null, range: null, truePeak: null, gain: null }
        return { ...gated, momentary, shortTerm, curve }
      },
    }
  },
})
