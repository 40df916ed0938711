const BYTES = 4

/** A fingerprint as base64 of its numbers, least byte first. */
export function packFingerprint(print: Uint32Array): string {
  const bytes = Buffer.alloc(print.length * BYTES)
  print.forEach((item, i) => bytes.writeUInt32LE(item, i * BYTES))
  return bytes.toString('base64')
}

/** The numbers of a packed fingerprint. */
export function unpackFingerprint(packed: string): Uint32Array {
  const bytes = Buffer.from(packed, 'base64')
  return Uint32Array.from({ length: Math.floor(bytes.length / BYTES) }, (_, i) => bytes.readUInt32LE(i * BYTES))
}
