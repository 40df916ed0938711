import { encodeModel, type Attribute, type Constant, type ElementType, type OnnxNode, type Port } from './onnx-writer.ts'
import { permuteConstant } from './permute-constant.ts'

/**
 * A value on its way through the net. TensorFlow keeps channels last, ONNX first: rather than turn pictures back and forth,
 * a value remembers which of its axes (as TensorFlow counts them) each stored axis holds, and is turned only where it must be.
 */
export interface Value {
  name: string
  order: readonly number[]
  type: ElementType
  constant?: Constant
  /** This value is `source` with zeros around it: before and after, by TensorFlow's axes. */
  padded?: { source: Value; pads: readonly (readonly [before: number, after: number])[] }
}

/** Axes of a picture (picture, row, column, channel) as ONNX stores them. */
export const CHANNELS_FIRST = [0, 3, 1, 2]

/** Stored as TensorFlow declares it. */
export const inOrder = (rank: number): number[] => Array.from({ length: rank }, (_, axis) => axis)

export type OnnxGraph = ReturnType<typeof createOnnxGraph>

/** Collects nodes and constants of a net in the order in which they are asked for. */
export function createOnnxGraph() {
  const nodes: OnnxNode[] = []
  const constants = new Map<string, Constant>()
  const storedNames = new Map<string, string>()
  const inputs: Port[] = [], outputs: Port[] = []
  let counter = 0

  const constant = (content: Constant, name = `constant_${counter++}`): Value => ({ name, order: inOrder(content.dims.length), type: content.type, constant: content })

  function nodeOf(operation: string, from: readonly string[], attributes: Record<string, Attribute> = {}): string {
    return nodeOfMany(operation, from, 1, attributes)[0]!
  }

  function nodeOfMany(operation: string, from: readonly string[], count: number, attributes: Record<string, Attribute> = {}): string[] {
    const made = Array.from({ length: count }, () => `v${counter++}`)
    nodes.push({ operation, inputs: from, outputs: made, attributes })
    return made
  }

  /** The name of the value stored in this order of axes: a constant is turned now, anything else by a node if it must. */
  function stored(value: Value, order: readonly number[] = inOrder(value.order.length)): string {
    const key = `${value.name}|${order.join()}`
    const name = storedNames.get(key) ?? (value.constant ? storeConstant(value.name, value.constant, order) : turned(value, order))
    storedNames.set(key, name)
    return name
  }

  function storeConstant(name: string, content: Constant, order: readonly number[]): string {
    const missing = Math.max(0, order.length - content.dims.length)
    const wide = { ...content, dims: [...new Array<number>(missing).fill(1), ...content.dims] }
    const isAsDeclared = missing === 0 && order.every((axis, place) => axis === place)
    const storedName = isAsDeclared ? name : `${name}|${order.join()}`
    constants.set(storedName, permuteConstant(wide, order))
    return storedName
  }

  const turned = ({ name, order: from }: Value, order: readonly number[]): string =>
    order.every((axis, place) => axis === from[place]) ? name : nodeOf('Transpose', [name], { perm: order.map((axis) => from.indexOf(axis)) })

  return {
    constant,
    node: nodeOf,
    nodeOfMany,
    stored,
    /** A list of whole numbers as an input of a node. */
    ints: (...data: number[]): string => stored(constant({ dims: [data.length], type: 'int64', data }, `ints_${data.join('_')}`)),
    /** One real number as an input of a node. */
    float: (value: number): string => stored(constant({ dims: [], type: 'float32', data: new Float32Array([value]) }, `float_${value}`)),
    input(name: string, type: ElementType, dims: readonly (number | string)[]): Value {
      inputs.push({ name, type, dims })
      return { name, order: inOrder(dims.length), type }
    },
    output(name: string, value: Value): void {
      nodes.push({ operation: 'Identity', inputs: [stored(value)], outputs: [name], attributes: {} })
      outputs.push({ name, type: value.type })
    },
    /** The net with only those nodes and constants that its outputs need. */
    encode(name: string): Buffer {
      const needed = new Set(outputs.map((output) => output.name))
      const used = nodes.toReversed().filter((node) => {
        const isNeeded = node.outputs.some((output) => needed.has(output))
        if (isNeeded) for (const input of node.inputs) needed.add(input)
        return isNeeded
      }).reverse()
      return encodeModel({ name, nodes: used, constants: new Map([...constants].filter(([constantName]) => needed.has(constantName))), inputs, outputs })
    },
  }
}
