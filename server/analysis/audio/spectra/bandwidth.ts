/** Up to where a sound reaches. */
export interface Bandwidth {
  /** Hz: above it there is nothing to hear. */
  hertz: number
  /** It ends in a wall, as lossy coders and resamplers leave it; instruments and rooms fade. */
  wall: boolean
}

const BAND_HZ = 250
const FLANK = 4 // bands below a wall that are looked at
const GAP = 2 // bands that a wall may be wide
const STEEP = 24 // dB from flank to the loudest of what lies above
const NOTHING = -90 // dB: what lies above is no sound any more
const FILLED = 0.7 // share of bands below a wall that hold something: a lone tone has no wall
const LOWEST_WALL = 3000 // Hz: no coder cuts further down
const ALWAYS = 0.95 // share of half the rate above which every converter has its own filter
const HEARD = 80 // dB below the loudest band
const LEAST_DB = -130

/** Tells it from the mean spectrum power[bins]; undefined for silence. */
export function bandwidthOf(power: Float64Array, binHz: number): Bandwidth | undefined {
  const bands = bandsOf(power, binHz)
  const loudest = Math.max(...bands)
  if (loudest < LEAST_DB) return undefined
  const wall = wallOf(bands, Math.floor(bands.length * ALWAYS))
  if (wall !== undefined) return { hertz: wall * BAND_HZ, wall: true }
  const highest = bands.findLastIndex((band) => band >= Math.max(LEAST_DB, loudest - HEARD))
  return { hertz: Math.min((highest + 1) * BAND_HZ, (power.length - 1) * binHz), wall: false }
}

/** dB of bands of 250 Hz. */
function bandsOf(power: Float64Array, binHz: number): number[] {
  const bands: number[] = []
  for (let low = 0; low < (power.length - 1) * binHz; low += BAND_HZ) {
    const from = Math.floor(low / binHz), to = Math.min(power.length, Math.max(from + 1, Math.floor((low + BAND_HZ) / binHz)))
    let sum = 0
    for (let k = from; k < to; k++) sum += power[k]!
    bands.push(10 * Math.log10(sum / (to - from) + 1e-16))
  }
  return bands
}

/** The first band above the steepest wall, if there is one. */
function wallOf(bands: readonly number[], end: number): number | undefined {
  let steepest = STEEP, wall: number | undefined
  for (let i = Math.max(FLANK, LOWEST_WALL / BAND_HZ); i < end - GAP; i++) {
    const above = Math.max(...bands.slice(i + GAP, end))
    const flank = bands.slice(i - FLANK, i).reduce((sum, band) => sum + band, 0) / FLANK
    const filled = bands.slice(0, i).filter((band) => band > above + STEEP / 2).length / i
    if (above < NOTHING && flank - above > steepest && filled >= FILLED) [steepest, wall] = [flank - above, i]
  }
  return wall
}
