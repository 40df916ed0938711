/** Numbers as networks take them. */
export type TensorData = Float32Array | Uint8Array | Int32Array | BigInt64Array

/** Numbers in row-major order with the length of each axis, which may be 0; what comes out of a network is always of real numbers. */
export interface Tensor<Data extends TensorData = Float32Array> { data: Data; dims: readonly number[]; /** Its bytes stand for no (0) and yes (1). */ truth?: true }

/** Checks that the axes multiply to the count of numbers. */
export function tensor<Data extends TensorData>(data: Data, dims: readonly number[]): Tensor<Data> {
  const expected = dims.reduce((product, length) => product * length, 1)
  if (expected !== data.length) throw new Error(`[inference] a tensor of ${dims.join(' × ')} holds ${expected} numbers, not ${data.length}`)
  return { data, dims }
}

/** One yes or no, as a network takes it that has branches. */
export const truthTensor = (value: boolean): Tensor<Uint8Array> => ({ data: Uint8Array.of(value ? 1 : 0), dims: [1], truth: true })
