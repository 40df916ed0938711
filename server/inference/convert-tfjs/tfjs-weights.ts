import { z } from 'zod'
import type { Constant } from './onnx-writer.ts'
import { sizeOf } from './permute-constant.ts'

const quantizations = z.strictObject({ dtype: z.enum(['uint8', 'uint16', 'float16']), original_dtype: z.string().optional(), scale: z.number().optional(), min: z.number().optional() })

/** How TensorFlow.js describes one group of weights: the files that hold them, and in which order they lie there. */
export const WeightGroup = z.object({
  paths: z.array(z.string().regex(/^[\w][\w.-]*$/)).min(1),
  weights: z.array(z.object({ name: z.string(), shape: z.array(z.int().nonnegative()), dtype: z.enum(['float32', 'int32', 'bool']), quantization: quantizations.optional() })),
})
export type WeightGroup = z.infer<typeof WeightGroup>
type Weight = WeightGroup['weights'][number]

const widths = { float32: 4, int32: 4, bool: 1, uint8: 1, uint16: 2, float16: 2 }
const readers: Record<keyof typeof widths, (data: Buffer, at: number) => number> = {
  float32: (data, at) => data.readFloatLE(at),
  int32: (data, at) => data.readInt32LE(at),
  bool: (data, at) => data[at]!,
  uint8: (data, at) => data[at]!,
  uint16: (data, at) => data.readUInt16LE(at),
  float16: (data, at) => halfToNumber(data.readUInt16LE(at)),
}

/** Reads all weights of a model out of its joined files, undoing their quantization. */
export function readWeights(groups: readonly WeightGroup[], data: Buffer): Map<string, Constant> {
  const weights = new Map<string, Constant>()
  let at = 0
  for (const weight of groups.flatMap((group) => group.weights)) {
    const stored = weight.quantization?.dtype ?? weight.dtype
    const length = sizeOf(weight.shape) * widths[stored]
    if (at + length > data.length) throw new Error(`[inference] the weight ${weight.name} lies past the end of its file`)
    weights.set(weight.name, readWeight(weight, data.subarray(at, at + length)))
    at += length
  }
  return weights
}

function readWeight({ shape, dtype, quantization }: Weight, data: Buffer): Constant {
  const stored = quantization?.dtype ?? dtype
  const width = widths[stored], read = readers[stored]
  const { scale = 1, min = 0 } = quantization ?? {}
  const count = sizeOf(shape)
  const values = dtype === 'float32' ? new Float32Array(count) : new Array<number>(count)
  for (let i = 0; i < count; i++) {
    const value = read(data, i * width) * scale + min
    values[i] = dtype === 'float32' ? value : Math.round(value)
  }
  return { dims: shape, type: dtype === 'float32' ? 'float32' : dtype === 'bool' ? 'bool' : 'int64', data: values }
}

/** IEEE 754 half precision: one bit of sign, five of exponent, ten of fraction. */
export function halfToNumber(half: number): number {
  const sign = half & 0x8000 ? -1 : 1, exponent = (half >> 10) & 31, fraction = half & 1023
  if (exponent === 0) return sign * fraction * 2 ** -24
  if (exponent === 31) return fraction ? NaN : sign * Infinity
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}
