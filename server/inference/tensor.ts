/** Numbers in row-major order with the length of each axis; the only shape of data that goes into and out of a network. */
export interface Tensor { data: Float32Array; dims: readonly number[] }

/** Checks that the axes multiply to the count of numbers. */
export function tensor(data: Float32Array, dims: readonly number[]): Tensor {
  const expected = dims.reduce((product, length) => product * length, 1)
  if (expected !== data.length) throw new Error(`[inference] a tensor of ${dims.join(' × ')} holds ${expected} numbers, not ${data.length}`)
  return { data, dims }
}
