import { createFaceNet, type FaceNet } from './face-net.ts'

/** face-api's 68 points: faces × 112 × 112 × 3 to 136 numbers each, x then y of every point as shares of the crop's side. */
export function convertFaceLandmarks(json: unknown, data: Buffer): Buffer {
  const net = createFaceNet(json, data)
  const { graph } = net
  const x = ['dense0', 'dense1', 'dense2', 'dense3'].reduce((y, name) => denseBlock(net, y, name), net.picture(112))
  const features = graph.node('Flatten', [graph.node('AveragePool', [x], { kernel_shape: [7, 7], strides: [2, 2] })])
  return net.encode('landmarks', graph.node('Gemm', [features, net.constant(net.weight('fc/weights').data, 256, 136), net.constant(net.weight('fc/bias').data, 136)]))
}

/** Four convolutions, each of which sees the sum of all before it. */
function denseBlock(net: FaceNet, x: string, name: string): string {
  const first = name === 'dense0'
    ? net.convolution(x, net.weight('dense0/conv0/filters'), { bias: net.weight('dense0/conv0/bias').data, stride: 2 })
    : separable(net, x, `${name}/conv0`, 2)
  const a = rectifiedSum(net, first)
  const b = separable(net, a, `${name}/conv1`)
  const c = separable(net, rectifiedSum(net, a, b), `${name}/conv2`)
  const d = separable(net, rectifiedSum(net, a, b, c), `${name}/conv3`)
  return rectifiedSum(net, a, b, c, d)
}

/** Over rows and columns of each channel first, then over the channels of each place. */
function separable(net: FaceNet, x: string, name: string, stride = 1): string {
  const depthwise = net.weight(`${name}/depthwise_filter`)
  const y = net.convolution(x, depthwise, { isDepthwise: true, stride, bias: new Float32Array(depthwise.dims[2]!) })
  return net.convolution(y, net.weight(`${name}/pointwise_filter`), { bias: net.weight(`${name}/bias`).data })
}

const rectifiedSum = ({ graph }: FaceNet, ...terms: string[]): string => graph.node('Relu', [terms.length > 1 ? graph.node('Sum', terms) : terms[0]!])
