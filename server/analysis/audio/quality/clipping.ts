const HIGH = 0.25 // what is quieter is never called clipped
const TOP = 0.998 // of the loudest so far
const LEVEL = 1 / 32_768 // samples of a flat top differ by no more
const BEYOND = 1.0005 // lossy coding lets a clipped sound overshoot

/** Counts samples of one channel that lie in flat tops at its loudest, or beyond full loudness. */
export function clipping(rate: number) {
  const shortest = Math.max(3, Math.round(rate / 8000))
  let loudest = HIGH, before = 0, run = 0, clipped = 0, heard = 0
  return {
    take(samples: Float32Array, channel: number, channels: number): void {
      for (let i = channel; i < samples.length; i += channels) {
        const value = samples[i]!, height = Math.abs(value)
        if (height > loudest) loudest = Math.min(1, height)
        if (height > BEYOND) clipped++
        else if (height >= loudest * TOP && Math.abs(value - before) < LEVEL) {
          run++
          if (run === shortest) clipped += shortest
          else if (run > shortest) clipped++
        } else run = height >= loudest * TOP ? 1 : 0
        before = value
      }
      heard += samples.length / channels
    },
    /** Share of all samples. */
    finish: (): number => clipped / Math.max(1, heard),
  }
}
