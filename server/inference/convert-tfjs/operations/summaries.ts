import { CHANNELS_FIRST, inOrder } from '../onnx-graph.ts'
import type { Attribute } from '../onnx-writer.ts'
import { axesOf, made, numbersOf, type Operation } from '../operation.ts'
import { activate } from './elementwise.ts'

/** The mean over rows and columns of a picture. */
const mean: Operation = ({ graph, inputs: [x, axes], attributes }) => {
  if (x!.order.length !== 4 || axesOf(axes, 4).join() !== '1,2') throw new Error('[inference] a mean over other axes than rows and columns is not known')
  const pooled = made(graph.node('GlobalAveragePool', [graph.stored(x!, CHANNELS_FIRST)]), CHANNELS_FIRST)
  return [attributes.isSet('keep_dims') ? pooled : made(graph.node('Squeeze', [pooled.name, graph.ints(2, 3)]), [0, 1])]
}

const resize: Operation = ({ graph, inputs: [x, size], attributes }) => {
  const places = attributes.isSet('align_corners') ? 'align_corners' : attributes.isSet('half_pixel_centers') ? 'half_pixel' : 'asymmetric'
  const how: Record<string, Attribute> = { mode: 'linear', axes: [2, 3], coordinate_transformation_mode: places }
  return [made(graph.node('Resize', [graph.stored(x!, CHANNELS_FIRST), '', '', graph.ints(...numbersOf(size, 'the new size'))], how), CHANNELS_FIRST)]
}

const best: Operation = ({ graph, inputs: [x, count] }) => {
  const [values, places] = graph.nodeOfMany('TopK', [graph.stored(x!), graph.ints(numbersOf(count, 'how many are kept')[0]!)], 2) as [string, string]
  return [made(values, inOrder(x!.order.length)), made(places, inOrder(x!.order.length), 'int64')]
}

const fusedProduct: Operation = ({ graph, inputs: [x, weights, offset], attributes }) => {
  if (x!.order.length !== 2 || weights!.order.length !== 2) throw new Error('[inference] a product of other things than tables is not known')
  const [bias, ...activations] = attributes.texts('fused_ops')
  if (bias && bias !== 'BiasAdd') throw new Error(`[inference] a product followed by ${bias} is not known`)
  const turns: Record<string, Attribute> = { transA: Number(attributes.isSet('transpose_a')), transB: Number(attributes.isSet('transpose_b')) }
  const y = graph.node('Gemm', [graph.stored(x!), graph.stored(weights!), ...(bias ? [graph.stored(offset!)] : [])], turns)
  return [made(activations.reduce((name, activation) => activate(graph, name, activation), y), inOrder(2))]
}

/** Over the last axis, as TensorFlow counts. */
const softmax: Operation = ({ graph, inputs: [x] }) => [made(graph.node('Softmax', [graph.stored(x!)], { axis: -1 }), inOrder(x!.order.length))]

/** Operations that draw several numbers together. */
export const summaries: Record<string, Operation> = { Mean: mean, _FusedMatMul: fusedProduct, Softmax: softmax, ResizeBilinear: resize, TopKV2: best }
