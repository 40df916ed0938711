import { bytesField, floatField, intField, textField } from './onnx-message.ts'

/** Types of numbers that the converted nets need. */
export type ElementType = 'float32' | 'int64' | 'bool'

/** Numbers known before the net runs. */
export interface Constant { dims: readonly number[]; type: ElementType; data: Float32Array | readonly number[] }

/** A node's attribute: a whole number, a list of them, a text, or a real number. */
export type Attribute = number | readonly number[] | string | { float: number }

export interface OnnxNode { operation: string; inputs: readonly string[]; outputs: readonly string[]; attributes: Record<string, Attribute> }

/** What goes in or comes out: a named axis may have any length; no axes at all where they follow from the net. */
export interface Port { name: string; type: ElementType; dims?: readonly (number | string)[] }

export interface OnnxModel { name: string; nodes: readonly OnnxNode[]; constants: ReadonlyMap<string, Constant>; inputs: readonly Port[]; outputs: readonly Port[] }

// field numbers, element and attribute types: onnx.proto of ONNX 1.14 (IR version 8)
const IR_VERSION = 8
const OPERATOR_SET = 18
const elementTypes: Record<ElementType, number> = { float32: 1, int64: 7, bool: 9 }

/** The bytes of an .onnx file; the same model gives the same bytes on every machine. */
export function encodeModel({ name, nodes, constants, inputs, outputs }: OnnxModel): Buffer {
  const graph = [
    ...nodes.map(encodeNode),
    textField(2, name),
    ...[...constants].map(([constantName, constant]) => bytesField(5, ...encodeConstant(constantName, constant))),
    ...inputs.map((port) => encodePort(11, port)),
    ...outputs.map((port) => encodePort(12, port)),
  ]
  return Buffer.concat([intField(1, IR_VERSION), textField(2, 'mantel'), bytesField(7, ...graph), bytesField(8, textField(1, ''), intField(2, OPERATOR_SET))])
}

function encodeNode({ operation, inputs, outputs, attributes }: OnnxNode, index: number): Buffer {
  return bytesField(1,
    ...inputs.map((input) => textField(1, input)),
    ...outputs.map((output) => textField(2, output)),
    textField(3, `${operation}_${index}`),
    textField(4, operation),
    ...Object.entries(attributes).map(([name, value]) => encodeAttribute(name, value)))
}

function encodeAttribute(name: string, value: Attribute): Buffer {
  const named = textField(1, name)
  if (typeof value === 'number') return bytesField(5, named, intField(3, value), intField(20, 2))
  if (typeof value === 'string') return bytesField(5, named, textField(4, value), intField(20, 3))
  if ('float' in value) return bytesField(5, named, floatField(2, value.float), intField(20, 1))
  return bytesField(5, named, ...value.map((each) => intField(8, each)), intField(20, 7))
}

function encodeConstant(name: string, { dims, type, data }: Constant): Buffer[] {
  return [...dims.map((length) => intField(1, length)), intField(2, elementTypes[type]), textField(8, name), bytesField(9, rawData(type, data))]
}

function rawData(type: ElementType, data: Constant['data']): Buffer {
  if (type === 'bool') return Buffer.from(data as readonly number[])
  const raw = Buffer.alloc(data.length * (type === 'float32' ? 4 : 8))
  const view = new DataView(raw.buffer, raw.byteOffset) // little endian on every machine
  if (type === 'float32') for (let i = 0; i < data.length; i++) view.setFloat32(i * 4, data[i]!, true)
  else for (let i = 0; i < data.length; i++) view.setBigInt64(i * 8, BigInt(data[i]!), true)
  return raw
}

function encodePort(field: number, { name, type, dims }: Port): Buffer {
  const axes = dims?.map((axis) => bytesField(1, typeof axis === 'number' ? intField(1, axis) : textField(2, axis)))
  const shape = axes ? [bytesField(2, ...axes)] : []
  return bytesField(field, textField(1, name), bytesField(2, bytesField(1, intField(1, elementTypes[type]), ...shape)))
}
