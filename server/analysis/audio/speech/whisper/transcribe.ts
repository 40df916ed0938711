import { VOICE_RATE } from '../../sound.ts'
import { gatherVoice } from '../gather/gather-voice.ts'
import { WINDOW_SAMPLES } from '../mel/log-mel.ts'
import { turnsAround, type SpokenTurns } from '../gather/turns-around.ts'
import type { TranscriptSegment } from '../transcript.ts'
import { MOST_SAID } from './decode-window.ts'
import { hearWindow, type HeardWindow } from './hear-window.ts'
import { createLanguageVote } from './language-vote.ts'
import { splitSegments, type TokenSegment } from './split-segments.ts'
import { betweenWords } from './split-words.ts'
import { placeSegment } from './place-segment.ts'
import { windowWords } from './window-words.ts'
import type { Whisper } from './whisper.ts'

/** Pauses of up to two seconds stay as they are: the networks learned from speech that has them. */
const AROUND = { before: 1, after: 1 }
/** Seconds: a window is never heard again from nearly its own beginning, and what is left of a passage in the end is not worth a window if it is shorter. */
const LEAST_STEP = 1
const WORTH = 0.3
/** A window that was only heard by chance does not tell the next one what was said. */
const TOO_WARM = 0.5

export interface SpokenSegment extends TranscriptSegment { language: string }

export type Transcriber = ReturnType<typeof createTranscriber>

/** Writes down what is said while it is heard, window by window. */
export function createTranscriber(whisper: Whisper, voice: SpokenTurns, signal: AbortSignal) {
  const gathered = gatherVoice(voice, AROUND)
  const vote = createLanguageVote(whisper.facts)
  const segments: SpokenSegment[] = []
  let said: number[] = []
  let windows = 0

  async function listen(): Promise<void> {
    for (let count = gathered.ready(WINDOW_SAMPLES); count !== undefined; count = gathered.ready(WINDOW_SAMPLES)) {
      const seconds = count / VOICE_RATE
      const heardTo = seconds < WORTH || !hasVoice(seconds) ? seconds : await hear(gathered.peek(count), seconds)
      const isLast = seconds - heardTo < WORTH
      if (!gathered.drop(isLast ? count : Math.round(heardTo * VOICE_RATE))) continue
      said = [] // another passage: what was said before has nothing to do with it, and its language may be another
      vote.next()
    }
  }

  /** Whether somebody speaks in the seconds that come next: pauses around what was said need not be heard. */
  const hasVoice = (seconds: number): boolean => turnsAround(voice, gathered.timeOf(0, 'start'), gathered.timeOf(seconds, 'end')).length > 0

  /** Hears one window; gives how far. */
  async function hear(samples: Float32Array, seconds: number): Promise<number> {
    const { facts, text } = whisper
    const encoded = await whisper.encode(samples)
    if (!vote.decided()) vote.count((await whisper.decoder(encoded).next([facts.start])).logits(0), seconds)
    const language = vote.language()
    const heard = await hearWindow(whisper, encoded, { language: facts.languages.get(language)!, said, seed: windows++, signal })
    if (heard.silent) return seconds
    const split = splitSegments(heard.tokens, facts, seconds)
    const words = windowWords(whisper, heard, split.segments, language, seconds)
    split.segments.forEach((segment, i) => {
      const score = Math.exp(segment.places.reduce((sum, place) => sum + heard.logChances[place]!, 0) / segment.places.length)
      const written = { start: segment.start, end: segment.end, text: text(segment.places.map((place) => heard.tokens[place]!)).trim(), words: words[i]! }
      segments.push(...placeSegment(written, gathered.timeOf, voice, betweenWords(language)).map((one) => ({ ...one, score, language })))
    })
    said = heard.temperature < TOO_WARM ? [...said, ...tokensOf(heard, split.segments)].slice(-MOST_SAID) : []
    return Math.max(Math.min(LEAST_STEP, seconds), split.heardTo)
  }

  return {
    segments: segments as readonly SpokenSegment[],
    /** Chance of a language in all that was looked at. */
    chanceOf: vote.chanceOf,
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


const tokensOf = ({ tokens }: HeardWindow, segments: readonly TokenSegment[]): number[] => segments.flatMap(({ places }) => places.map((place) => tokens[place]!))
