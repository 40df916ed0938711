const HIGH = 0.25 // what is quieter is never called clipped
const TOP = 0.998 // of the loudest so far
const LEVEL = 1 / 32_768 // samples of a flat top differ by no more
const BEYOND = 1.0005 // lossy coding lets a clipped sound overshoot

/** Counts samples of one channel that lie in flat tops at its loudest, or beyond full loudness. */
export function clipping(rate: number) {
  const shortest = Math.max(3, Math.round(rate / 8000))
  let top = HIGH * TOP, before = 0, run = 0, clipped = 0, heard = 0
  const atTop = (height: number, step: number): void => {
    top = Math.max(top, Math.min(1, height) * TOP)
    if (height > BEYOND) clipped++
    else run = Math.abs(step) < LEVEL ? run + 1 : 1
    if (run === shortest) clipped += shortest
    else if (run > shortest && height <= BEYOND) clipped++
  }
  return {
    take(samples: Float32Array, channel: number, channels: number): void {
      let last = before // local: this is asked of every sample
      for (let i = channel; i < samples.length; i += channels) {
        const value = samples[i]!, height = Math.abs(value)
        if (height >= top) atTop(height, value - last)
        else if (run > 0) run = 0
        last = value
      }
      before = last
      heard += samples.length / channels
    },
    /** Share of all samples. */
    finish: (): number => clipped / Math.max(1, heard),
  }
}
