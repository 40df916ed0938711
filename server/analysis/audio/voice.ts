import { z } from 'zod'
import { defineAnalyzer } from '../define-analyzer.ts'
import { clampShare, roundShare } from '../share.ts'
import { roundTime } from './round-time.ts'
import { fewerTurns } from './voice/fewer-turns.ts'
import { hearVoice } from './voice/hear-voice.ts'

/** Where somebody speaks: stretches [start, end) in seconds, in order, and the share of the sound that they cover. */
export const SoundVoice = z.object({
  turns: z.array(z.tuple([z.number().nonnegative(), z.number().nonnegative()])).max(20_000),
  share: z.number().min(0).max(1),
})
export type SoundVoice = z.infer<typeof SoundVoice>

const MOST = 20_000

/** Voice, by Silero: what is said, and by whom, is looked for there. */
export const voice = defineAnalyzer<SoundVoice>({
  name: 'audio.voice',
  title: 'analysis.sound-voice',
  revision: 1,
  kinds: ['audio', 'video'],
  models: ['silero-vad'],
  output: SoundVoice,
  needs: 'sound',
  hears: 'voice',
  async listen(sound, { model }) {
    const heard = await hearVoice(sound, model)
    return {
      take: () => undefined, // it hears for all
      finish({ seconds }) {
        const turns = fewerTurns(heard.turns(), MOST)
        const spoken = turns.reduce((sum, [start, end]) => sum + end - start, 0)
        return { turns: turns.map(([start, end]) => [roundTime(start), roundTime(end)]), share: seconds > 0 ? roundShare(clampShare(spoken / seconds)) : 0 }
      },
    }
  },
})
