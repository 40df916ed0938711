/** A stretch of a stream of samples that is held: added at its end, dropped from its beginning. Places count from the beginning of the stream. */
export function createSampleQueue() {
  let held = new Float32Array(65_536)
  let begin = 0, count = 0
  return {
    get begin() { return begin },
    get end() { return begin + count },
    add(samples: Float32Array): void {
      if (count + samples.length > held.length) {
        const larger = new Float32Array((count + samples.length) * 2)
        larger.set(held.subarray(0, count))
        held = larger
      }
      held.set(samples, count)
      count += samples.length
    },
    /** What lies from one place to another; good until something is added or dropped. */
    peek: (from: number, to: number): Float32Array => held.subarray(Math.max(0, from - begin), Math.min(count, Math.max(0, to - begin))),
    dropTo(place: number): void {
      const dropped = Math.min(count, place - begin)
      if (dropped <= 0) return
      held.copyWithin(0, dropped, count)
      begin += dropped
      count -= dropped
    },
  }
}
