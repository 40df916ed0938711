import { z } from 'zod'
import { FINGERPRINT_SECONDS } from '../../media/index.ts'
import { AppError } from '../../platform/errors.ts'
import { defineAnalyzer } from '../define-analyzer.ts'
import { packFingerprint } from './fingerprint/packed-fingerprint.ts'

/** What tells a recording from others, whatever it was encoded with. */
export const SoundFingerprint = z.object({
  /** Chromaprint, of the first two minutes: base64 of 32-bit numbers, least byte first, one for every 0.124 seconds; '' for less than three seconds. */
  fingerprint: z.base64().max(8000),
  /** Seconds that it was made of. */
  seconds: z.number(),
})
export type SoundFingerprint = z.infer<typeof SoundFingerprint>

/** Fingerprint: Chromaprint's, by ffmpeg in the same decoding. */
export const fingerprint = defineAnalyzer<SoundFingerprint>({
  name: 'audio.fingerprint',
  title: 'analysis.sound-fingerprint',
  revision: 1,
  kinds: ['audio', 'video'],
  models: [],
  output: SoundFingerprint,
  needs: 'sound',
  hears: 'voice',
  measures: ['fingerprint'],
  listen: () => ({
    take() {}, // ffmpeg hears for it
    finish({ fingerprint: print, seconds }) {
      if (!print) throw new AppError('unavailable', 'analysis.fingerprint-missing')
      return { fingerprint: packFingerprint(print), seconds: Math.min(FINGERPRINT_SECONDS, Math.round(seconds * 10) / 10) }
    },
  }),
})
