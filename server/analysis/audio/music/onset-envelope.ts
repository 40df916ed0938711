import { MEL_BANDS } from './music-frames.ts'

const DEEPEST = 80 // decibels below the loudest that was heard so far: what is fainter is silence
const FIRST_FRAMES = 4096
/** One frame later puts beats within 5 ms of clicks: a click is half a frame in the window before it stands out. */
const SHIFT = 1

/** Gathers how much each frame begins anew: the mean over mel bands of what they gained over the frame before, in decibels (librosa's onset strength). */
export function onsetEnvelope(mostFrames: number) {
  const before = new Float32Array(MEL_BANDS)
  let values = new Float32Array(Math.min(FIRST_FRAMES, mostFrames)), count = 0, loudest = -Infinity
  const rise = (mel: Float32Array): number => {
    for (let band = 0; band < MEL_BANDS; band++) if (mel[band]! > loudest) loudest = mel[band]!
    const floor = loudest - DEEPEST
    let sum = 0
    for (let band = 0; band < MEL_BANDS; band++) {
      const gain = Math.max(floor, mel[band]!) - Math.max(floor, before[band]!)
      if (gain > 0) sum += gain
    }
    return sum / MEL_BANDS
  }
  return {
    /** mel[128] in decibels. Frames beyond the most are not listened to any more. */
    add(mel: Float32Array): void {
      if (count >= mostFrames) return
      if (count === values.length) values = grown(values, Math.min(mostFrames, 2 * count))
      const strength = count === 0 ? 0 : rise(mel)
      if (count + SHIFT < values.length) values[count + SHIFT] = strength
      before.set(mel)
      count++
    },
    /** float32[frames] */
    finish: (): Float32Array => values.subarray(0, count),
  }
}

function grown(values: Float32Array, length: number): Float32Array<ArrayBuffer> {
  const more = new Float32Array(length)
  more.set(values)
  return more
}
