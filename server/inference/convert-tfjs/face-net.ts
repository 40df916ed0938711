import { z } from 'zod'
import { CHANNELS_FIRST, createOnnxGraph, inOrder, type OnnxGraph } from './onnx-graph.ts'
import type { Attribute, Constant } from './onnx-writer.ts'
import { readWeights, WeightGroup } from './tfjs-weights.ts'

interface ConvolutionParts {
  bias: ArrayLike<number>
  /** Multiplies each output channel before the bias; it is worked into the filter. */
  scale?: Constant
  stride?: number
  /** Without zeros around the picture. */
  isValid?: boolean
  /** Each channel by itself. */
  isDepthwise?: boolean
}

export type FaceNet = ReturnType<typeof createFaceNet>

/** The mean red, green and blue that face-api.js takes from every picture before its nets see it (its source: NetInput, normalize). */
const MEAN_COLOR = [122.782, 117.001, 104.298]

/** A net built by hand of the weights that face-api ships without a graph; pieces are named by what ONNX stores, channels first. */
export function createFaceNet(json: unknown, data: Buffer) {
  const weights = readWeights(z.array(WeightGroup).parse(json), data)
  const graph: OnnxGraph = createOnnxGraph()

  function weight(name: string): Constant {
    const found = weights.get(name)
    if (!found) throw new Error(`[inference] the model has no weight ${name}`)
    return found
  }
  const constant = (numbers: ArrayLike<number>, ...dims: number[]): string => graph.stored(graph.constant({ dims, type: 'float32', data: Float32Array.from(numbers) }))

  return {
    graph,
    weight,
    constant,
    /** A square picture, red, green, blue 0 to 255, rows of pixels; comes out less the mean colour, divided by 255. */
    picture(side: number): string {
      const x = graph.stored(graph.input('image', 'float32', ['faces', side, side, 3]), CHANNELS_FIRST)
      return graph.node('Div', [graph.node('Sub', [x, constant(MEAN_COLOR, 1, 3, 1, 1)]), graph.float(255)])
    },
    convolution(x: string, filter: Constant, { bias, scale, stride = 1, isValid = false, isDepthwise = false }: ConvolutionParts): string {
      const [rows, columns, channelsIn, channelsOut] = filter.dims as [number, number, number, number]
      const channels = isDepthwise ? channelsIn : channelsOut
      const scaled = Float32Array.from(filter.data)
      if (scale) for (let i = 0; i < scaled.length; i++) scaled[i]! *= scale.data[i % channels]!
      const ownFilter = graph.constant({ dims: isDepthwise ? [rows, columns, 1, channels] : filter.dims, type: 'float32', data: scaled })
      const shape: Record<string, Attribute> = { kernel_shape: [rows, columns], strides: [stride, stride], group: isDepthwise ? channelsIn : 1, ...(!isValid && { auto_pad: 'SAME_UPPER' }) }
      return graph.node('Conv', [x, graph.stored(ownFilter, [3, 2, 0, 1]), constant(bias, channels)], shape)
    },
    encode(output: string, stored: string): Buffer {
      graph.output(output, { name: stored, order: inOrder(2), type: 'float32' })
      return graph.encode('graph')
    },
  }
}
