/** For each token, where the heads looked: float32[frames] a head. Frames last 20 ms. */
export type Looks = readonly (readonly Float32Array[])[]

/**
 * When each token is said, in frames: what every head saw is brought to one scale and smoothed, and the cheapest way through it is taken that never goes back (dynamic time warping).
 * Gives the frame in which each token begins, and after them that in which the last one ends.
 */
export function alignTokens(looks: Looks, frames: number, smoothing: number): number[] {
  const count = looks.length
  if (count === 0 || frames === 0 || looks[0]!.length === 0) return []
  const seen = meanOfHeads(looks, frames)
  for (let token = 0; token < count; token++) smooth(seen.subarray(token * frames, (token + 1) * frames), smoothing)
  const begins = cheapestWay(seen, count, frames)
  return [...begins, frames]
}

/** float64[tokens × frames]: of each head and frame the deviation from what it is for all tokens. */
function meanOfHeads(looks: Looks, frames: number): Float64Array {
  const count = looks.length, heads = looks[0]!.length
  const seen = new Float64Array(count * frames)
  for (let head = 0; head < heads; head++) {
    for (let frame = 0; frame < frames; frame++) {
      let sum = 0, squares = 0
      for (const look of looks) {
        sum += look[head]![frame]!
        squares += look[head]![frame]! ** 2
      }
      const mean = sum / count
      const deviation = Math.sqrt(Math.max(0, squares / count - mean * mean)) || 1
      for (let token = 0; token < count; token++) seen[token * frames + frame]! += (looks[token]![head]![frame]! - mean) / deviation / heads
    }
  }
  return seen
}

/** Takes the middle of the values around each, in place; what lies outside is the mirror. */
function smooth(row: Float64Array, width: number): void {
  const half = Math.floor(width / 2)
  if (row.length <= half) return
  const before = row.slice()
  const around = new Float64Array(2 * half + 1)
  for (let i = 0; i < row.length; i++) {
    for (let k = -half; k <= half; k++) {
      const place = Math.abs(i + k)
      around[k + half] = before[place < row.length ? place : 2 * row.length - 2 - place]!
    }
    row[i] = around.sort()[half]!
  }
}

const ACROSS = 0, TOKEN = 1, FRAME = 2

/** The frame in which each token begins, on the way from the first to the last of both that sees most. */
function cheapestWay(seen: Float64Array, count: number, frames: number): number[] {
  const came = new Uint8Array(count * frames)
  let before = new Float64Array(frames + 1).fill(Infinity), row = new Float64Array(frames + 1)
  before[0] = 0
  for (let token = 0; token < count; token++) {
    row.fill(Infinity)
    for (let frame = 0; frame < frames; frame++) {
      const across = before[frame]!, down = before[frame + 1]!, along = row[frame]!
      const least = across < down && across < along ? ACROSS : down < across && down < along ? TOKEN : FRAME
      row[frame + 1] = [across, down, along][least]! - seen[token * frames + frame]!
      came[token * frames + frame] = least
    }
    ;[before, row] = [row, before]
  }
  const begins = new Array<number>(count).fill(0)
  for (let token = count - 1, frame = frames - 1; token >= 0 && frame >= 0;) {
    begins[token] = frame
    const least = came[token * frames + frame]!
    if (least !== FRAME) token--
    if (least !== TOKEN) frame--
  }
  return begins
}
