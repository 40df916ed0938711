const BYTES = 4

/**
 * Makes blocks of equally many 32-bit samples (least byte first) of bytes that come in pieces and may be cut anywhere. There is one block, filled anew each time:
 * three hours would otherwise leave 5 GB of them for the collector, which lets 64 MB pile up before it comes.
 */
export function createSampleBlocks(length: number) {
  const block = new Float32Array(length)
  const bytes = new Uint8Array(block.buffer)
  let filled = 0
  let samples = 0
  return {
    /** All samples that came whole. */
    get samples() { return samples + Math.floor(filled / BYTES) },
    /** Yields the block each time that a piece makes it full; its memory is used again for the next one. */
    *add(piece: Uint8Array): Generator<Float32Array> {
      for (let at = 0; at < piece.length;) {
        const part = piece.subarray(at, at + bytes.length - filled)
        bytes.set(part, filled)
        at += part.length
        filled += part.length
        if (filled < bytes.length) return
        samples += length
        filled = 0
        yield block
      }
    },
    /** What is left at the end, without a sample that was cut. */
    rest: (): Float32Array => block.subarray(0, Math.floor(filled / BYTES)),
  }
}
