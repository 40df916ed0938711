import type { OnnxGraph } from '../onnx-graph.ts'
import { aligned, commonOrder, made, typeOf, type Operation } from '../operation.ts'

/** TensorFlow's name to ONNX's, for what works on each number by itself. */
const sameMeaning: Record<string, string> = {
  Add: 'Add', AddV2: 'Add', Sub: 'Sub', Mul: 'Mul', FloorMod: 'Mod', Relu: 'Relu', Sigmoid: 'Sigmoid',
}

const plain = (operation: string): Operation => ({ graph, inputs }) => {
  const order = commonOrder(inputs)
  return [made(graph.node(operation, aligned(graph, inputs, order)), order, inputs[0]!.type)]
}

/** The function that a layer ends with. */
export function activate(graph: OnnxGraph, name: string, activation: string): string {
  if (activation === 'Relu' || activation === 'Sigmoid') return graph.node(activation, [name])
  if (activation === 'Relu6') return graph.node('Clip', [name, graph.float(0), graph.float(6)])
  throw new Error(`[inference] the activation ${activation} is not known`)
}

const elementTypes = { float32: 1, int64: 7, bool: 9 }

/** Operations that work on each number by itself. */
export const elementwise: Record<string, Operation> = {
  ...Object.fromEntries(Object.entries(sameMeaning).map(([name, operation]) => [name, plain(operation)])),
  Identity: ({ inputs }) => [inputs[0]!],
  Relu6: ({ graph, inputs: [x] }) => [made(activate(graph, graph.stored(x!, x!.order), 'Relu6'), x!.order)],
  Equal: ({ graph, inputs }) => {
    const order = commonOrder(inputs)
    return [made(graph.node('Equal', aligned(graph, inputs, order)), order, 'bool')]
  },
  FloorDiv: ({ graph, inputs }) => {
    const order = commonOrder(inputs), type = inputs[0]!.type
    const quotient = graph.node('Div', aligned(graph, inputs, order)) // whole numbers are places here, never negative: cutting off is rounding down
    return [made(type === 'int64' ? quotient : graph.node('Floor', [quotient]), order, type)]
  },
  Cast: ({ graph, inputs: [x], attributes }) => {
    const type = typeOf(attributes.type('DstT'))
    return [made(graph.node('Cast', [graph.stored(x!, x!.order)], { to: elementTypes[type] }), x!.order, type)]
  },
}
