export interface SlideFramesOptions {
  /** Samples of a frame. */
  size: number
  /** Samples from one frame's beginning to the next one's; at most size. */
  hop: number
  /** The first frame has its middle on the first sample, and as many follow until one has its middle at the last: what lies outside is 0. Else frames lie wholly inside. */
  centred: boolean
}

/**
 * Gets frame[size] (its memory is used again for the next one), its number from 0, and which of its samples are the sound's own: [from, to).
 */
export type TakeFrame = (frame: Float32Array, number: number, from: number, to: number) => void

export type SlidingFrames = ReturnType<typeof slideFrames>

/** Cuts a stream of one channel into frames that overlap, in the memory of two frames. */
export function slideFrames({ size, hop, centred }: SlideFramesOptions, take: TakeFrame) {
  const frame = new Float32Array(size)
  const lead = centred ? size / 2 : 0
  let filled = lead, heard = 0, number = 0
  const give = (): void => {
    // the sample at place 0 of this frame is number × hop - lead of the sound
    const first = number * hop - lead
    take(frame, number, Math.max(0, -first), Math.min(size, heard - first))
    number++
    frame.copyWithin(0, hop)
    filled -= hop
  }
  return {
    take(samples: Float32Array): void {
      for (let at = 0; at < samples.length;) {
        const count = Math.min(size - filled, samples.length - at)
        frame.set(count === samples.length ? samples : samples.subarray(at, at + count), filled)
        filled += count
        heard += count
        at += count
        if (filled === size) give()
      }
    },
    /** The frames that reach beyond the end; without centring, at most one of a sound that is shorter than a frame. */
    finish(): void {
      if (!centred) {
        if (number > 0 || heard === 0) return
        frame.fill(0, filled)
        give()
        return
      }
      while (number * hop <= heard && heard > 0) {
        frame.fill(0, Math.max(0, filled))
        filled = Math.max(0, filled)
        give()
      }
    },
  }
}
