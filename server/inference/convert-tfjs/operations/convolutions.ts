import { CHANNELS_FIRST, type Value } from '../onnx-graph.ts'
import type { Attribute } from '../onnx-writer.ts'
import { constantOf, made, type Operation, type OperationCall } from '../operation.ts'
import { activate } from './elementwise.ts'

/** TensorFlow's filters are row, column, channel in, channel out; ONNX's channel out, channel in, row, column. */
const FILTER_ORDER = [3, 2, 0, 1]

const convolution = (isDepthwise: boolean): Operation => ({ graph, inputs, attributes }) => {
  if (attributes.text('data_format', 'NHWC') !== 'NHWC') throw new Error('[inference] a convolution must have its channels last')
  const filter = inputs[1]!
  const weights = constantOf(filter, 'the filter of a convolution')
  const [rows, columns, channelsIn, channelsOut] = weights.dims as [number, number, number, number]
  // each channel by itself: row, column, channel, multiplier is row, column, 1, channel × multiplier in the same memory
  const ownFilter = isDepthwise ? graph.constant({ ...weights, dims: [rows, columns, 1, channelsIn * channelsOut] }, `${filter.name}|depthwise`) : filter
  const { source, pads } = padding(inputs[0]!, attributes)
  const shape: Record<string, Attribute> = { kernel_shape: [rows, columns], strides: attributes.ints('strides').slice(1, 3), group: isDepthwise ? channelsIn : 1, ...pads }
  if (attributes.ints('dilations').length) shape.dilations = attributes.ints('dilations').slice(1, 3)
  const [bias, ...activations] = attributes.texts('fused_ops')
  if (bias && bias !== 'BiasAdd') throw new Error(`[inference] a convolution followed by ${bias} is not known`)
  const y = graph.node('Conv', [graph.stored(source, CHANNELS_FIRST), graph.stored(ownFilter, FILTER_ORDER), ...(bias ? [graph.stored(inputs[2]!)] : [])], shape)
  return [made(activations.reduce((name, activation) => activate(graph, name, activation), y), CHANNELS_FIRST)]
}

/** Zeros that were put around a picture by a node of their own are the convolution's own padding. */
function padding(x: Value, attributes: OperationCall['attributes']): { source: Value; pads: Record<string, Attribute> } {
  if (attributes.text('padding') === 'SAME') return { source: x, pads: { auto_pad: 'SAME_UPPER' } }
  const isOfPicture = x.padded?.pads.every(([before, after], axis) => axis === 1 || axis === 2 || before + after === 0)
  if (!x.padded || !isOfPicture) return { source: x, pads: {} }
  const [, [top, bottom], [left, right]] = x.padded.pads as [unknown, readonly [number, number], readonly [number, number]]
  return { source: x.padded.source, pads: { pads: [top, left, bottom, right] } }
}

/** The mean of TensorFlow leaves out the zeros around a picture, as ONNX's does. */
const pool = (operation: 'MaxPool' | 'AveragePool'): Operation => ({ graph, inputs: [x], attributes }) => {
  const shape: Record<string, Attribute> = { kernel_shape: attributes.ints('ksize').slice(1, 3), strides: attributes.ints('strides').slice(1, 3) }
  if (attributes.text('padding') === 'SAME') shape.auto_pad = 'SAME_UPPER'
  return [made(graph.node(operation, [graph.stored(x!, CHANNELS_FIRST)], shape), CHANNELS_FIRST)]
}

/** Operations that slide over a picture. */
export const convolutions: Record<string, Operation> = {
  Conv2D: convolution(false), _FusedConv2D: convolution(false),
  DepthwiseConv2dNative: convolution(true), FusedDepthwiseConv2dNative: convolution(true),
  MaxPool: pool('MaxPool'), AvgPool: pool('AveragePool'),
}
