const ZERO = 1 / 32_768 // 16 bits tell no less
const SHORTEST = 0.004, LONGEST = 0.3 // seconds: shorter is a zero crossing, longer a pause
const ABRUPT = 0.003 // what is that loud next to nothing did not fade
const ALIKE = 4 // times as loud on one side as on the other, at most: a note that begins after a rest is louder
const EDGE = 0.002 // seconds that are looked at before and behind a hole: what fades is quiet by then

/** Counts holes: nothing at all on all channels, where the same sound is cut off before and goes on behind. */
export function dropouts(rate: number) {
  const edge = Math.max(1, Math.round(rate * EDGE))
  let hole = 0, before = 0, behind = 0, looking = 0, count = 0
  let lately = 0, earlier = 0, since = 0 // the loudest sample of this edge's length and of the one before
  const endHole = (): void => {
    if (hole >= rate * SHORTEST) {
      before = Math.max(lately, earlier)
      if (before > ABRUPT && hole <= rate * LONGEST) [looking, behind] = [edge, 0]
      lately = earlier = since = 0
    }
    hole = 0
  }
  const look = (height: number): void => {
    behind = Math.max(behind, height)
    if (--looking === 0 && behind > ABRUPT && behind < before * ALIKE && before < behind * ALIKE) count++
  }
  return {
    take(samples: Float32Array, channels: number): void {
      for (let i = 0; i < samples.length; i += channels) {
        let height = Math.abs(samples[i]!)
        for (let c = 1; c < channels; c++) height = Math.max(height, Math.abs(samples[i + c]!))
        if (height <= ZERO) hole++
        else {
          if (hole > 0) endHole()
          if (height > lately) lately = height
          if (++since === edge) [earlier, lately, since] = [lately, 0, 0]
        }
        if (looking > 0) look(height)
      }
    },
    finish: (): number => count,
  }
}
