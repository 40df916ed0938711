/** Adds up spectra: the mean power of each bin over all frames. */
export function meanSpectrum(bins: number) {
  const sum = new Float64Array(bins)
  let frames = 0
  return {
    add(power: Float32Array): void {
      for (let k = 0; k < bins; k++) sum[k]! += power[k]!
      frames++
    },
    finish: (): Float64Array => sum.map((power) => power / Math.max(1, frames)),
  }
}
