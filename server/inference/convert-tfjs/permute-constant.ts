import type { Constant } from './onnx-writer.ts'

/** The product of the lengths of the axes. */
export const sizeOf = (dims: readonly number[]): number => dims.reduce((product, length) => product * length, 1)

/** The axes in another order: place k of the result holds axis `order[k]`. */
export function permuteConstant(constant: Constant, order: readonly number[]): Constant {
  if (order.every((axis, place) => axis === place)) return constant
  const { dims: from, type, data: source } = constant
  const strides = from.map((_, axis) => sizeOf(from.slice(axis + 1)))
  const dims = order.map((axis) => from[axis]!), steps = order.map((axis) => strides[axis]!)
  const data = type === 'float32' ? new Float32Array(source.length) : new Array<number>(source.length)
  const at = dims.map(() => 0)
  for (let i = 0, place = 0; i < data.length; i++) {
    data[i] = source[place]!
    for (let k = dims.length - 1; k >= 0; k--) {
      place += steps[k]!
      if (++at[k]! < dims[k]!) break
      place -= steps[k]! * dims[k]!
      at[k] = 0
    }
  }
  return { dims, type, data }
}
