import { FRAME_RATE, musicFrames } from './music-frames.ts'
import type { SharedListener, Sound, SoundEnd } from '../sound.ts'
import { repetitions } from './find-repetition.ts'
import { findTempo, type Tempo } from './find-tempo.ts'
import { onsetEnvelope } from './onset-envelope.ts'

const MOST_SECONDS = 3 * 3600 // of the beginning: a longer recording has no one tempo

/** One who listens for the pulse of a sound, for all who want to know it. */
export interface PulseListener extends SharedListener {
  /** When all was heard: float32[frames] of onsets, and their tempo, if any. */
  heard(): { onsets: Float32Array; tempo: Tempo | undefined }
}

/** The pulse of a sound; whoever asks for it asks for its frames first. */
export const pulseOf = (sound: Sound): Promise<PulseListener> => sound.shared('pulse', async () => {
  const frames = await musicFrames(sound)
  const envelope = onsetEnvelope(Math.ceil(MOST_SECONDS * FRAME_RATE)), repeated = repetitions()
  let answer: ReturnType<PulseListener['heard']> = { onsets: new Float32Array(), tempo: undefined }
  const hear = (): void => {
    for (const { mel } of frames.latest()) {
      envelope.add(mel)
      repeated.add(mel)
    }
  }
  return {
    take: hear,
    finish({ seconds }: SoundEnd) {
      hear()
      const onsets = envelope.finish()
      answer = { onsets, tempo: findTempo(onsets, { seconds, repetition: () => repeated.finish() }) }
    },
    heard: () => answer,
  }
})
