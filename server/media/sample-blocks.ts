const BYTES = 4

/** Makes blocks of equally many 32-bit samples (least byte first) of bytes that come in pieces and may be cut anywhere. */
export function createSampleBlocks(length: number) {
  let block = new Float32Array(length)
  let bytes = bytesOf(block)
  let filled = 0
  let samples = 0
  return {
    /** All samples that came whole. */
    get samples() { return samples + Math.floor(filled / BYTES) },
    /** The blocks that a piece makes full. */
    *add(piece: Uint8Array): Generator<Float32Array> {
      for (let at = 0; at < piece.length;) {
        const part = piece.subarray(at, at + bytes.length - filled)
        bytes.set(part, filled)
        at += part.length
        filled += part.length
        if (filled < bytes.length) return
        const full = block
        samples += length
        block = new Float32Array(length)
        bytes = bytesOf(block)
        filled = 0
        yield full
      }
    },
    /** What is left at the end, without a sample that was cut. */
    rest: (): Float32Array => block.subarray(0, Math.floor(filled / BYTES)),
  }
}

const bytesOf = ({ buffer }: Float32Array<ArrayBuffer>): Uint8Array => new Uint8Array(buffer)
