import { z } from 'zod'
import { defineAnalyzer, modelBeside } from '../define-analyzer.ts'
import { roundShare } from '../share.ts'
import { roundTime } from './round-time.ts'
import { clusterSpeakers } from './speakers/cluster-speakers.ts'
import { hearWindows } from './speakers/hear-windows.ts'
import { PackedWindows, packWindows, unpackWindows } from './speakers/packed-windows.ts'
import { segmentsOfWindows, type SpeakerSegment } from './speakers/segments-of-windows.ts'
import type { VoiceWindow } from './speakers/voice-window.ts'
import { hearVoice } from './voice/hear-voice.ts'

const MOST = 20_000
const MOST_SPEAKERS = 20
const Speaker = z.int().min(1).max(MOST_SPEAKERS)

/** Who speaks when: speakers are numbers from 1 in the order of their first words; a speaker is no person yet. */
export const SoundSpeakers = z.object({
  count: z.int().min(0).max(MOST_SPEAKERS),
  /** [start, end) in seconds, in order. */
  segments: z.array(z.object({ start: z.number().nonnegative(), end: z.number().nonnegative(), speaker: Speaker })).max(MOST),
  /** Seconds that each speaks, and the share of all that is spoken. */
  speakers: z.array(z.object({ speaker: Speaker, seconds: z.number().nonnegative(), share: z.number().min(0).max(1) })).max(MOST_SPEAKERS),
  windows: PackedWindows,
})
export type SoundSpeakers = z.infer<typeof SoundSpeakers>

/** Speakers, by windows of voice that are grouped by how they sound; their number is estimated. */
export const speakers = defineAnalyzer<SoundSpeakers>({
  name: 'audio.speakers',
  title: 'analysis.sound-speakers',
  revision: 1,
  kinds: ['audio', 'video'],
  models: ['speaker-mfcc-lda'],
  besides: { voice: ['silero-vad'] },
  output: SoundSpeakers,
  needs: 'sound',
  hears: 'voice',
  async listen(sound, context) {
    const voice = await hearVoice(sound, modelBeside(context, 'voice'))
    const heard = hearWindows(voice, context.model.network('describe'))
    return {
      take: (samples) => heard.take(samples),
      async finish() {
        const windows = await heard.finish()
        return tellSpeakers(windows, {})
      },
    }
  },
})

/** The same with as many speakers as a person says, out of what an earlier answer kept of the sound. */
export const withSpeakerCount = ({ windows }: Pick<SoundSpeakers, 'windows'>, count: number): SoundSpeakers => ({ ...tellSpeakers(unpackWindows(windows), { count: Math.min(MOST_SPEAKERS, count) }), windows })

function tellSpeakers(windows: readonly VoiceWindow[], options: { count?: number }): SoundSpeakers {
  const segments = segmentsOfWindows(windows, clusterSpeakers(windows, options)).slice(0, MOST)
  return { ...sumOf(segments), segments: segments.map(({ start, end, speaker }) => ({ start: roundTime(start), end: roundTime(end), speaker: speaker + 1 })), windows: packWindows(windows) }
}

function sumOf(segments: readonly SpeakerSegment[]): Pick<SoundSpeakers, 'count' | 'speakers'> {
  const seconds = new Map<number, number>()
  for (const { start, end, speaker } of segments) seconds.set(speaker, (seconds.get(speaker) ?? 0) + end - start)
  const all = [...seconds.values()].reduce((sum, each) => sum + each, 0)
  return { count: seconds.size, speakers: [...seconds].map(([speaker, each]) => ({ speaker: speaker + 1, seconds: roundTime(each), share: roundShare(each / all) })) }
}
