import { VOICE_RATE } from '../../sound.ts'
import { createPieces } from './pieces.ts'
import { createSampleQueue } from './sample-queue.ts'
import type { SpokenTurns } from './turns-around.ts'

/** Seconds: what is kept around a turn of voice, so that shorter pauses than both together stay as they are. */
export interface GatherOptions { before: number; after: number }

/** A pause of so many seconds ends what is heard together: another passage begins. */
const PASSAGE_PAUSE = 15
/** A voice that has just begun may be none: so long it is waited for, seconds. */
const SURE = 0.3
const LAG = 0.1 // the voice is known a step late
/** Seconds: a pause is left out where that saves so much; else the sound stays whole. */
const WORTH_CUTTING = 1

/**
 * Takes what is said out of a sound while it is heard, long pauses left out, and remembers where each sample stood. It holds what has not been taken yet, and some seconds of what may still belong to a voice.
 * `voice` must have heard each block before it comes here.
 */
export function gatherVoice(voice: SpokenTurns, { before, after }: GatherOptions) {
  const raw = createSampleQueue()
  const said = createSampleQueue()
  const pieces = createPieces()
  /** Places among what is said where a passage ends. */
  let ends: number[] = []
  let turn = 0, keptTo = 0, over = false

  /** Keeps [from, to) of the sound, as far as it was not kept before. */
  function keep(from: number, to: number): void {
    const begin = Math.max(from - keptTo < placeOf(WORTH_CUTTING) ? keptTo : from, raw.begin)
    if (to <= begin) return
    const at = said.end
    if (begin > keptTo || at === 0) {
      if (at > 0 && begin - keptTo > PASSAGE_PAUSE * VOICE_RATE) ends.push(at)
      pieces.add(at, begin)
    }
    said.add(raw.peek(begin, to))
    keptTo = to
  }

  function sort(): void {
    const now = raw.end
    const turns = voice.turns()
    for (; turn < turns.length; turn++) {
      const [start, end] = turns[turn]!
      const to = placeOf(end + after)
      keep(placeOf(start - before), Math.min(now, to))
      if (now < to && !over) break // what follows it is still to be heard
    }
    const since = voice.speakingSince()
    const speaks = since !== undefined && now - placeOf(since) > SURE * VOICE_RATE
    if (speaks) keep(placeOf(since - before), now)
    const doubtful = since !== undefined && !speaks ? placeOf(since - before) : now
    raw.dropTo(doubtful - placeOf(before + LAG + WORTH_CUTTING))
  }

  return {
    add(samples: Float32Array): void {
      raw.add(samples)
      sort()
    },
    /** Nothing more is heard. */
    finish(): void {
      over = true
      sort()
    },
    /** How many samples of at most `most` can be heard together now: fewer only at the end of a passage. Undefined while more may come. */
    ready(most: number): number | undefined {
      const left = (ends[0] ?? said.end) - said.begin
      if (left >= most) return most
      return left > 0 && (ends.length > 0 || over) ? left : undefined
    },
    peek: (count: number): Float32Array => said.peek(said.begin, said.begin + count),
    /** Lets go of what was heard; true where a passage ended with it. */
    drop(count: number): boolean {
      said.dropTo(said.begin + count)
      const ended = ends.length > 0 && ends[0]! <= said.begin
      if (ended) ends = ends.slice(1)
      pieces.forget(said.begin)
      return ended
    },
    /** Seconds of the sound, of a time in seconds from what peek gives. */
    timeOf: (seconds: number, side: 'start' | 'end'): number => pieces.timeOf(said.begin + seconds * VOICE_RATE, side),
    /** Samples that are held. */
    held: (): number => raw.end - raw.begin + said.end - said.begin,
  }
}

const placeOf = (seconds: number): number => Math.max(0, Math.round(seconds * VOICE_RATE))
