/** Fills a window of samples from pieces that end anywhere; `hop` samples later begins the next one (all of them unless told). */
export function fillWindow(size: number, hop = size) {
  const samples = new Float32Array(size)
  let filled = 0
  return {
    /** Samples that are in it. */
    get filled() { return filled },
    /** Yields it each time that a piece makes it full; its memory is used again for the next one. */
    *add(piece: Float32Array): Generator<Float32Array> {
      for (let at = 0; at < piece.length;) {
        const count = Math.min(size - filled, piece.length - at)
        samples.set(piece.subarray(at, at + count), filled)
        filled += count
        at += count
        if (filled < size) continue
        yield samples
        samples.copyWithin(0, hop)
        filled -= hop
      }
    },
    /** What is left, filled up with silence. */
    rest: (): Float32Array => samples.fill(0, filled),
  }
}
