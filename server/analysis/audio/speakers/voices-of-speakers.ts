import type { SoundSpeakers } from '../speakers.ts'
import { unpackWindows } from './packed-windows.ts'
import { VOICE_NUMBERS } from './voice-window.ts'

/** How each speaker sounds: the mean of the windows whose middle lies in what they say, float32[VOICE_NUMBERS], by number. */
export function voicesOfSpeakers({ segments, windows }: Pick<SoundSpeakers, 'segments' | 'windows'>): Map<number, Float32Array> {
  const sums = new Map<number, { sum: Float64Array; count: number }>()
  let from = 0
  for (const { start, end, vector } of unpackWindows(windows)) {
    const middle = (start + end) / 2
    while (from < segments.length && segments[from]!.end <= start) from++
    for (let at = from; at < segments.length && segments[at]!.start <= middle; at++) {
      const segment = segments[at]!
      if (middle >= segment.end) continue
      const known = sums.get(segment.speaker) ?? { sum: new Float64Array(VOICE_NUMBERS), count: 0 }
      for (let i = 0; i < VOICE_NUMBERS; i++) known.sum[i]! += vector[i]!
      known.count++
      sums.set(segment.speaker, known)
    }
  }
  return new Map([...sums].map(([speaker, { sum, count }]) => [speaker, Float32Array.from(sum, (value) => value / count)]))
}
