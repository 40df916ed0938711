/** Fills a window of samples from pieces that end anywhere; `hop` samples later begins the next one (all of them unless told). */
export function fillWindow(size: number, hop = size) {
  const samples = new Float32Array(size)
  let filled = 0
  return {
    /** Its memory is used again for the next one. */
    samples,
    /** Samples that are in it. */
    get filled() { return filled },
    /** Yields each time that a piece makes it full. */
    *add(piece: Float32Array): Generator<void> {
      for (let at = 0; at < piece.length;) {
        const count = Math.min(size - filled, piece.length - at)
        samples.set(piece.subarray(at, at + count), filled)
        filled += count
        at += count
        if (filled < size) continue
        yield
        samples.copyWithin(0, hop)
        filled -= hop
      }
    },
    /** Fills what is left with silence. */
    pad(): void { samples.fill(0, filled) },
  }
}
