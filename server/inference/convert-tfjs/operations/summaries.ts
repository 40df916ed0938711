import { CHANNELS_FIRST, inOrder } from '../onnx-graph.ts'
import type { Attribute } from '../onnx-writer.ts'
import { axesOf, made, numbersOf, type Operation } from '../operation.ts'

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

/** Operations that draw several numbers together. */
export const summaries: Record<string, Operation> = { Mean: mean, ResizeBilinear: resize, TopKV2: best }
