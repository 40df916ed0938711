import { CHANNELS_FIRST, createOnnxGraph, type Value } from './onnx-graph.ts'
import { made, typeOf, type Operation } from './operation.ts'
import { convolutions } from './operations/convolutions.ts'
import { elementwise } from './operations/elementwise.ts'
import { shapes } from './operations/shapes.ts'
import { summaries } from './operations/summaries.ts'
import { attributesOf, TfGraph, type TfNode } from './tf-graph.ts'
import { readWeights } from './tfjs-weights.ts'

export interface GraphModelOptions {
  /** Name of an output of the new file → nodes of TensorFlow; `node@mean` is its mean over rows and columns, and several are joined to one row of numbers. */
  outputs: Record<string, readonly string[]>
  /** Another shape than the declared one, for a net that takes any. */
  inputShape?: readonly (number | string)[]
}

const operations: Record<string, Operation> = { ...elementwise, ...convolutions, ...shapes, ...summaries }

/** Converts a graph model of TensorFlow.js: only what the asked outputs need, with pictures still given as rows of pixels. */
export function convertGraphModel(json: unknown, data: Buffer, options: GraphModelOptions): Buffer {
  const { modelTopology, weightsManifest } = TfGraph.parse(json)
  const weights = readWeights(weightsManifest, data)
  const nodes = new Map(modelTopology.node.map((node) => [node.name, node]))
  const values = new Map<string, Value[]>()
  const graph = createOnnxGraph()

  function outputOf(reference: string): Value {
    const [name, port] = reference.split(':') as [string, string?]
    const node = nodes.get(name)
    if (!node) throw new Error(`[inference] the model has no node ${name}`)
    const outputs = values.get(name) ?? convert(node)
    values.set(name, outputs)
    const output = outputs[Number(port ?? 0)]
    if (!output) throw new Error(`[inference] the model has no output ${reference}`)
    return output
  }

  function convert(node: TfNode): Value[] {
    if (node.op === 'Const') return [constant(node.name)]
    if (node.op === 'Placeholder') return [input(node)]
    const operation = operations[node.op]
    if (!operation) throw new Error(`[inference] the operation ${node.op} of ${node.name} is not known`)
    const inputs = node.input.filter((reference) => !reference.startsWith('^')).map(outputOf)
    return operation({ graph, inputs, attributes: attributesOf(node) })
  }

  function constant(name: string): Value {
    const content = weights.get(name)
    if (!content) throw new Error(`[inference] the model has no weight ${name}`)
    return graph.constant(content, name)
  }

  function input(node: TfNode): Value {
    const attributes = attributesOf(node)
    return graph.input(node.name, typeOf(attributes.type('dtype')), options.inputShape ?? attributes.shape('shape'))
  }

  function tap(reference: string): Value {
    const [node, mean] = reference.split('@') as [string, string?]
    const value = outputOf(node)
    return mean ? made(graph.node('Flatten', [graph.node('GlobalAveragePool', [graph.stored(value, CHANNELS_FIRST)])], { axis: 1 }), [0, 1]) : value
  }

  for (const [name, references] of Object.entries(options.outputs)) {
    const taps = references.map(tap)
    graph.output(name, taps.length === 1 ? taps[0]! : made(graph.node('Concat', taps.map((value) => graph.stored(value)), { axis: 1 }), [0, 1]))
  }
  return graph.encode('graph')
}
