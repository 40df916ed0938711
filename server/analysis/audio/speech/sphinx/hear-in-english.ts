import { hearEnglish } from '../../../../media/index.ts'
import { VOICE_RATE } from '../../sound.ts'
import { gatherVoice } from '../gather/gather-voice.ts'
import type { SpokenTurns } from '../gather/turns-around.ts'
import { roundTime } from '../../round-time.ts'
import type { TranscriptSegment } from '../transcript.ts'

/** It only needs to hear that a word begins and ends. */
const AROUND = { before: 0.3, after: 0.3 }
const MOST_SECONDS = 30
const TIMEOUT_MS = 300_000 // of 30 seconds of speech: fifteen times what a busy core of a small machine takes
/** Seconds: what ends that near to the end of a piece may be cut, and is heard again with what follows. */
const NEAR_END = 0.3

/** Writes down speech as PocketSphinx hears it, piece by piece. */
export function createEnglishHearer(voice: SpokenTurns, signal: AbortSignal, hear: typeof hearEnglish = hearEnglish) {
  const gathered = gatherVoice(voice, AROUND)
  const segments: TranscriptSegment[] = []

  async function listen(): Promise<void> {
    const most = MOST_SECONDS * VOICE_RATE
    for (let count = gathered.ready(most); count !== undefined; count = gathered.ready(most)) {
      const seconds = count / VOICE_RATE
      const heard = await hear(gathered.peek(count), { timeoutMs: TIMEOUT_MS, signal })
      const last = heard.at(-1)
      const isCut = count === most && heard.length > 1 && last !== undefined && last.at(-1)!.end > seconds - NEAR_END
      for (const utterance of isCut ? heard.slice(0, -1) : heard) {
        const words = utterance.map(({ text, start, end }) => ({ start: roundTime(gathered.timeOf(start, 'start')), end: roundTime(gathered.timeOf(end, 'end')), text }))
        const score = utterance.reduce((sum, { chance }) => sum + chance, 0) / utterance.length
        segments.push({ start: words[0]!.start, end: words.at(-1)!.end, text: words.map(({ text }) => text).join(' '), score, words })
      }
      gathered.drop(isCut ? Math.max(VOICE_RATE, Math.floor(last[0]!.start * VOICE_RATE)) : count)
    }
  }

  return {
    segments: segments as readonly TranscriptSegment[],
    async take(samples: Float32Array): Promise<void> {
      gathered.add(samples)
      await listen()
    },
    async finish(): Promise<void> {
      gathered.finish()
      await listen()
    },
  }
}
