/** Whole numbers as four bytes each, least first: how they travel to the vector index and lie in its files. */
export function packNumbers(numbers: readonly number[] | Uint32Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Uint32Array.from(numbers).buffer)
}

/** The numbers again, whatever place in memory the bytes came to. */
export const unpackNumbers = (bytes: Uint8Array): Uint32Array => new Uint32Array(new Uint8Array(bytes).buffer, 0, bytes.byteLength >> 2)

/** A vector's bytes as numbers, whatever place in memory they came to. */
export const unpackFloats = (bytes: Uint8Array): Float32Array => new Float32Array(new Uint8Array(bytes).buffer, 0, bytes.byteLength >> 2)
