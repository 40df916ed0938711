import type { LayerSettings } from './layer-settings.ts'
import { CHANNELS_FIRST, inOrder, type OnnxGraph, type Value } from './onnx-graph.ts'
import type { Attribute } from './onnx-writer.ts'
import { constantOf, made } from './operation.ts'

/** A layer of Keras with what it works on, and its weights by their names. */
export interface LayerCall { graph: OnnxGraph; name: string; settings: LayerSettings; inputs: readonly Value[]; weight(kind: string): Value }

type Layer = (call: LayerCall) => Value

/** The function that a layer ends with. */
function activate({ graph, settings: { activation = 'linear' } }: LayerCall, x: string): string {
  if (activation === 'linear') return x
  if (activation === 'relu') return graph.node('Relu', [x])
  if (activation === 'softmax') return graph.node('Softmax', [x], { axis: -1 })
  throw new Error(`[inference] the activation ${activation} is not known`)
}

/** How a window slides over a picture; zeros that a layer of its own put around it are the window's own padding. */
function windowOf(x: Value, { padding = 'valid', strides = [1, 1] }: LayerSettings): { source: Value; shape: Record<string, Attribute> } {
  if (padding === 'same') return { source: x, shape: { strides, auto_pad: 'SAME_UPPER' } }
  if (!x.padded) return { source: x, shape: { strides } }
  const [, [top, bottom], [left, right]] = x.padded.pads as [unknown, readonly [number, number], readonly [number, number]]
  return { source: x.padded.source, shape: { strides, pads: [top, left, bottom, right] } }
}

const convolution = (isDepthwise: boolean): Layer => (call) => {
  const { graph, name, settings, inputs: [x], weight } = call
  const filter = weight(isDepthwise ? 'depthwise_kernel' : 'kernel')
  const weights = constantOf(filter, 'the filter of a convolution')
  const [rows, columns, channelsIn, channelsOut] = weights.dims as [number, number, number, number]
  const ownFilter = isDepthwise ? graph.constant({ ...weights, dims: [rows, columns, 1, channelsIn * channelsOut] }, `${name}|depthwise`) : filter
  const { source, shape } = windowOf(x!, settings)
  const bias = settings.use_bias ? [graph.stored(weight('bias'))] : []
  const y = graph.node('Conv', [graph.stored(source, CHANNELS_FIRST), graph.stored(ownFilter, [3, 2, 0, 1]), ...bias],
    { kernel_shape: [rows, columns], dilations: settings.dilation_rate ?? [1, 1], group: isDepthwise ? channelsIn : 1, ...shape })
  return made(activate(call, y), CHANNELS_FIRST)
}

const averagePool: Layer = ({ graph, settings, inputs: [x] }) => {
  const { source, shape } = windowOf(x!, settings)
  if (source !== x) throw new Error('[inference] a mean that counts zeros around a picture is not known')
  return made(graph.node('AveragePool', [graph.stored(x, CHANNELS_FIRST)], { kernel_shape: settings.pool_size!, ...shape }), CHANNELS_FIRST)
}

const zeroPadding: Layer = ({ graph, settings: { padding }, inputs: [x] }) => {
  if (typeof padding !== 'object') throw new Error('[inference] a padding without its amounts is not known')
  const [[top, bottom], [left, right]] = padding
  const y = graph.node('Pad', [graph.stored(x!, CHANNELS_FIRST), graph.ints(0, 0, top, left, 0, 0, bottom, right)])
  return { ...made(y, CHANNELS_FIRST), padded: { source: x!, pads: [[0, 0], [top, bottom], [left, right], [0, 0]] } }
}

const normalization: Layer = ({ graph, settings: { epsilon }, inputs: [x], weight }) => {
  const parts = ['gamma', 'beta', 'moving_mean', 'moving_variance'].map((kind) => graph.stored(weight(kind)))
  return made(graph.node('BatchNormalization', [graph.stored(x!, CHANNELS_FIRST), ...parts], { epsilon: { float: epsilon! } }), CHANNELS_FIRST)
}

const dense: Layer = (call) => {
  const { graph, settings, inputs: [x], weight } = call
  const bias = settings.use_bias ? [graph.stored(weight('bias'))] : []
  return made(activate(call, graph.node('Gemm', [graph.stored(x!), graph.stored(weight('kernel')), ...bias])), inOrder(2))
}

/** Layers of Keras that classifiers are made of, by their names. */
export const layers: Record<string, Layer> = {
  InputLayer: ({ graph, name, settings }) => graph.input(name, 'float32', settings.batch_input_shape!.map((length) => length ?? 'pictures')),
  Conv2D: convolution(false), DepthwiseConv2D: convolution(true),
  AveragePooling2D: averagePool,
  ZeroPadding2D: zeroPadding,
  BatchNormalization: normalization,
  ReLU: ({ graph, settings: { max_value: most }, inputs: [x] }) => {
    const from = graph.stored(x!, x!.order)
    return made(most == null ? graph.node('Relu', [from]) : graph.node('Clip', [from, graph.float(0), graph.float(most)]), x!.order)
  },
  Add: ({ graph, inputs }) => made(graph.node('Add', inputs.map((value) => graph.stored(value, CHANNELS_FIRST))), CHANNELS_FIRST),
  Flatten: ({ graph, inputs: [x] }) => made(graph.node('Flatten', [graph.stored(x!)], { axis: 1 }), inOrder(2)),
  /** It leaves numbers out while a net learns only. */
  Dropout: ({ inputs: [x] }) => x!,
  Dense: dense,
}
