// The few protobuf wire forms that an ONNX file is made of (protobuf.dev/programming-guides/encoding).

/** Numbers in base 128, least significant first; negative ones as 64-bit two's complement. */
export function varint(value: number | bigint): Buffer {
  let rest = BigInt.asUintN(64, BigInt(value))
  const out: number[] = []
  do {
    const low = Number(rest & 127n)
    rest >>= 7n
    out.push(rest ? low | 128 : low)
  } while (rest)
  return Buffer.from(out)
}

/** A field with a whole number. */
export const intField = (field: number, value: number): Buffer => Buffer.concat([tag(field, 0), varint(value)])

/** A field with a 32-bit float. */
export function floatField(field: number, value: number): Buffer {
  const data = Buffer.alloc(4)
  data.writeFloatLE(value)
  return Buffer.concat([tag(field, 5), data])
}

/** A field with bytes or an inner message, which may come in pieces. */
export const bytesField = (field: number, ...pieces: readonly Buffer[]): Buffer =>
  Buffer.concat([tag(field, 2), varint(pieces.reduce((sum, piece) => sum + piece.length, 0)), ...pieces])

/** A field with UTF-8 text. */
export const textField = (field: number, text: string): Buffer => bytesField(field, Buffer.from(text))

const tag = (field: number, wire: number): Buffer => varint((field << 3) | wire)
