import { AppError } from '../platform/errors.ts'

// onnx.proto: where messages of each kind hold further messages that may name a file outside
type Kind = 'model' | 'graph' | 'node' | 'attribute' | 'tensor' | 'sparse' | 'function' | 'training'
const inner: Record<Kind, Record<number, Kind>> = {
  model: { 7: 'graph', 20: 'training', 25: 'function' },
  graph: { 1: 'node', 5: 'tensor', 15: 'sparse' },
  node: { 5: 'attribute' },
  attribute: { 5: 'tensor', 6: 'graph', 10: 'tensor', 11: 'graph', 22: 'sparse', 23: 'sparse' },
  sparse: { 1: 'tensor', 2: 'tensor' },
  function: { 7: 'node', 11: 'attribute' },
  training: { 1: 'graph', 2: 'graph' },
  tensor: {},
}
const EXTERNAL_DATA = 13, DATA_LOCATION = 14
const DEEPEST = 32

/**
 * Reads as much of an ONNX file as it takes to see that it stands alone: a net whose weights lie in another file could make the runtime read any path.
 * @throws AppError 'invalid' for one that does not, or that is no ONNX
 */
export function checkOnnx(content: Uint8Array, facts: { model: string; file: string }): void {
  let graphs = 0
  const reader = createReader(content)

  const walk = (kind: Kind, from: number, to: number, depth: number): void => {
    if (depth > DEEPEST) throw new RangeError('too deep')
    let at = from
    while (at < to) {
      const field = reader.field(at, to)
      if (kind === 'tensor' && (field.number === EXTERNAL_DATA || (field.number === DATA_LOCATION && field.value !== 0))) throw new AppError('invalid', 'inference.model-external-data', facts)
      const next = inner[kind][field.number]
      if (next && field.wire === 2) walk(next, field.from, field.end, depth + 1)
      if (kind === 'model' && next === 'graph') graphs++
      at = field.end
    }
  }

  try {
    walk('model', 0, content.length, 0)
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('invalid', 'inference.model-not-onnx', facts, { cause: error })
  }
  if (graphs !== 1) throw new AppError('invalid', 'inference.model-not-onnx', facts)
}

interface Field { number: number; wire: number; /** Of a whole number. */ value: number; from: number; end: number }

function createReader(content: Uint8Array) {
  const varint = (at: number, to: number): { value: number; end: number } => {
    let value = 0
    for (let i = 0; i < 10; i++) {
      if (at + i >= to) break
      const byte = content[at + i]!
      value += (byte & 127) * 2 ** (7 * i)
      if (byte < 128) return { value, end: at + i + 1 }
    }
    throw new RangeError('a number runs over its end')
  }

  return {
    field(at: number, to: number): Field {
      const tag = varint(at, to)
      const number = Math.floor(tag.value / 8), wire = tag.value % 8
      const field = measure(wire, tag.end, to)
      if (number === 0 || field.end > to) throw new RangeError('a field runs over its end')
      return { number, wire, ...field }
    },
  }

  function measure(wire: number, at: number, to: number): { value: number; from: number; end: number } {
    if (wire === 0) return { ...varint(at, to), from: at }
    if (wire === 1) return { value: 0, from: at, end: at + 8 }
    if (wire === 5) return { value: 0, from: at, end: at + 4 }
    if (wire !== 2) throw new RangeError('a kind of field that ONNX does not use')
    const length = varint(at, to)
    return { value: 0, from: length.end, end: length.end + length.value }
  }
}
