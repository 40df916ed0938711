import { createFaceNet, type FaceNet } from './face-net.ts'

/** dlib's residual net (dlib_face_recognition_resnet_model_v1): faces × 150 × 150 × 3 to 128 numbers each. */
export function convertFaceDescriptor(json: unknown, data: Buffer): Buffer {
  const net = createFaceNet(json, data)
  const { graph } = net
  let x = graph.node('Relu', [scaledConvolution(net, net.picture(150), 'conv32_down', true)])
  x = graph.node('MaxPool', [x], { kernel_shape: [3, 3], strides: [2, 2] })
  x = repeat(net, x, 'conv32', 3)
  x = repeat(net, smaller(net, x, 'conv64_down', { channels: 32 }), 'conv64', 3)
  x = repeat(net, smaller(net, x, 'conv128_down', { channels: 64 }), 'conv128', 2)
  x = repeat(net, smaller(net, x, 'conv256_down', { channels: 128, edge: true }), 'conv256', 2)
  const features = graph.node('Flatten', [graph.node('GlobalAveragePool', [smaller(net, x, 'conv256_down_out', { edge: true })])])
  return net.encode('descriptor', graph.node('MatMul', [features, net.constant(net.weight('fc').data, 256, 128)]))
}

/** A convolution whose outputs are scaled and shifted; both are worked into its filter and bias. */
function scaledConvolution(net: FaceNet, x: string, name: string, isSmaller: boolean): string {
  const scale = net.weight(`${name}/scale/weights`), shift = net.weight(`${name}/scale/biases`)
  const bias = Float32Array.from(net.weight(`${name}/conv/bias`).data, (value, i) => value * scale.data[i]! + shift.data[i]!)
  return net.convolution(x, net.weight(`${name}/conv/filters`), { bias, scale, stride: isSmaller ? 2 : 1, isValid: isSmaller })
}

function branch(net: FaceNet, x: string, name: string, isSmaller: boolean): string {
  const first = net.graph.node('Relu', [scaledConvolution(net, x, `${name}/conv1`, isSmaller)])
  return scaledConvolution(net, first, `${name}/conv2`, false)
}

const joined = ({ graph }: FaceNet, x: string, y: string): string => graph.node('Relu', [graph.node('Add', [x, y])])

function repeat(net: FaceNet, x: string, name: string, times: number): string {
  return Array.from({ length: times }, (_, i) => `${name}_${i + 1}`).reduce((y, block) => joined(net, branch(net, y, block, false), y), x)
}

/** Half the size; `channels` more of zeros, and a row and column of zeros where the branch came out one shorter. */
function smaller(net: FaceNet, x: string, name: string, { channels = 0, edge = false }: { channels?: number; edge?: boolean }): string {
  const { graph } = net
  const branched = branch(net, x, name, true)
  const pooled = graph.node('AveragePool', [x], { kernel_shape: [2, 2], strides: [2, 2] })
  return joined(net,
    channels ? graph.node('Pad', [pooled, graph.ints(0, 0, 0, 0, 0, channels, 0, 0)]) : pooled,
    edge ? graph.node('Pad', [branched, graph.ints(0, 0, 0, 0, 0, 0, 1, 1)]) : branched)
}
