/** What a spectrum is like (as librosa defines it). */
export interface Timbre {
  /** Middle of its magnitudes, Hz, and how far they lie from it. */
  centroid: number
  bandwidth: number
  /** Hz below which 85 % of the magnitudes lie. */
  rolloff: number
  /** 0 for a tone, towards 1 for white noise: geometric by arithmetic mean of its powers. */
  flatness: number
}

const ROLLOFF = 0.85
const LEAST = 1e-12 // -120 dB: what lies below is nothing

/** Tells a spectrum's timbre; it keeps its working memory for the next one. */
export function timbreOf(binHz: number, bins: number): (power: Float32Array) => Timbre {
  const magnitudes = new Float64Array(bins)
  return (power) => {
    let sum = 0, weighted = 0, squares = 0, powers = 0, logs = 0
    for (let k = 0; k < bins; k++) {
      const magnitude = Math.sqrt(power[k]!)
      magnitudes[k] = magnitude
      sum += magnitude
      weighted += k * magnitude
      squares += k * k * magnitude
      powers += power[k]! + LEAST
      logs += Math.log(power[k]! + LEAST)
    }
    if (sum === 0) return { centroid: 0, bandwidth: 0, rolloff: 0, flatness: 1 }
    const middle = weighted / sum
    let below = 0, edge = 0
    while (edge < bins && (below += magnitudes[edge]!) < ROLLOFF * sum) edge++
    return { centroid: middle * binHz, bandwidth: Math.sqrt(Math.max(0, squares / sum - middle * middle)) * binHz, rolloff: Math.min(edge, bins - 1) * binHz, flatness: Math.exp(logs / bins) / (powers / bins) }
  }
}
