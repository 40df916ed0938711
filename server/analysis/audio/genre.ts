import { z } from 'zod'
import { tensor, type Network } from '../../inference/index.ts'
import { defineAnalyzer } from '../define-analyzer.ts'
import { clampShare, roundShare } from '../share.ts'
import { readFamiliarity } from './genre/familiarity.ts'
import { spreadWindows } from './music/spread-windows.ts'
import { FEATURES, windowOfMusic } from './genre/window-features.ts'
import { pitchClassesOf } from './music/pitch-classes.ts'
import { FRAME_RATE, musicFrames } from './music/music-frames.ts'
import { pulseOf } from './music/pulse.ts'

const Share = z.number().min(0).max(1)

/** One of ten genres; at most one is shown. */
export const SoundGenreScore = z.object({ label: z.string(), score: Share, shown: z.boolean() })

/** What music sounds like. A baseline: it knows ten genres, and says none where it is not sure. */
export const SoundGenre = z.object({
  /** All ten, likeliest first; none where there was nothing to hear. */
  genres: z.array(SoundGenreScore).max(20),
  /** It has steady tones or a pulse, as speech and noise have not. */
  music: z.boolean(),
  /** It sounds like the music that the classifier learned from; elsewhere it is confident and wrong. */
  familiar: z.boolean(),
  /** Distance from that music: up to 1.187 is familiar; null where there was nothing to hear. */
  distance: z.number().nonnegative().nullable(),
  /** Windows of ten seconds that were weighed. */
  windows: z.int().nonnegative(),
})
export type SoundGenre = z.infer<typeof SoundGenre>

const WINDOW_SECONDS = 10, WINDOW_FRAMES = 1 + Math.floor(WINDOW_SECONDS * FRAME_RATE)
const MOST_WINDOWS = 16
const LEAST_FRAMES = Math.floor(2 * FRAME_RATE) // of the last window
const SILENT = 1e-3 // root of the mean square
/** Chance from which a genre is shown: 73 % of such answers were right, with artists kept apart. */
export const SURE_OF_GENRE = 0.5
/** Speech of the developers' set has 0.16 and 0.20 at most, music one of them more; in a few words of speech there may be any pulse. */
const MUSIC = { steadiness: 0.2, pulse: 0.3, pulseSeconds: 8 }

/** Genre by our own classifier. */
export const genre = defineAnalyzer<SoundGenre>({
  name: 'audio.genre',
  title: 'analysis.sound-genre',
  revision: 1,
  kinds: ['audio', 'video'],
  models: ['genre-lr'],
  output: SoundGenre,
  needs: 'sound',
  hears: 'music',
  async listen(sound, { model }) {
    const frames = await musicFrames(sound)
    const [pulse, tones] = [await pulseOf(sound), await pitchClassesOf(sound)]
    const [labels, familiarity] = [await model.labels('labels'), readFamiliarity(await model.data('familiarity'))]
    const spread = spreadWindows<Float32Array | undefined>({ promised: Math.floor(sound.promisedSeconds / WINDOW_SECONDS), most: MOST_WINDOWS })
    const window = windowOfMusic(WINDOW_FRAMES)
    const close = (): void => {
      spread.add(window.loudness() >= SILENT ? window.features() : undefined)
      window.clear()
    }
    const hear = (): void => {
      for (const frame of frames.latest()) {
        if (!spread.isWanted(Math.floor(frame.number / WINDOW_FRAMES))) continue
        window.add(frame)
        if (window.frames === WINDOW_FRAMES) close()
      }
    }
    return {
      take: hear,
      async finish({ seconds }) {
        hear()
        if (window.frames >= LEAST_FRAMES) close()
        const windows = spread.windows().flatMap((features) => features ?? [])
        const music = (tones.heard()?.steadiness ?? 0) >= MUSIC.steadiness || (seconds >= MUSIC.pulseSeconds && (pulse.heard().tempo?.confidence ?? 0) >= MUSIC.pulse)
        if (windows.length === 0) return { genres: [], music: false, familiar: false, distance: null, windows: 0 }
        const distance = windows.reduce((sum, features) => sum + familiarity.distance(features), 0) / windows.length
        const familiar = distance <= familiarity.limit
        const ranked = [...(await weigh(model.network('weigh'), windows))].map((score, i) => ({ label: labels[i]!, score: roundShare(clampShare(score)) })).sort((a, b) => b.score - a.score)
        const genres = ranked.map((one, i) => ({ ...one, shown: i === 0 && one.score >= SURE_OF_GENRE && familiar && music }))
        return { genres, music, familiar, distance: roundShare(distance), windows: windows.length }
      },
    }
  },
})

async function weigh(network: Network, windows: readonly Float32Array[]): Promise<Float32Array> {
  const features = new Float32Array(windows.length * FEATURES)
  for (const [i, one] of windows.entries()) features.set(one, i * FEATURES)
  const { track_probs: chances } = await network.run({ features: tensor(features, [windows.length, FEATURES]) }, ['track_probs'])
  if (!chances) throw new Error('[analysis] genre-lr gave no chances')
  return chances.data
}
