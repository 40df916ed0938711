import { inOrder } from '../onnx-graph.ts'
import { aligned, axesOf, commonOrder, made, numbersOf, type Operation } from '../operation.ts'

/** Further than any axis is long: up to its end. */
const TO_END = 2 ** 31

const pad: Operation = ({ graph, inputs: [x, amounts] }) => {
  const flat = numbersOf(amounts, 'the padding')
  const pads = inOrder(x!.order.length).map((axis): [number, number] => [flat[axis * 2]!, flat[axis * 2 + 1]!])
  const stored = [0, 1].flatMap((side) => x!.order.map((axis) => pads[axis]![side]!))
  return [{ ...made(graph.node('Pad', [graph.stored(x!, x!.order), graph.ints(...stored)]), x!.order), padded: { source: x!, pads } }]
}

const reshape: Operation = ({ graph, inputs: [x, shape] }) => {
  const lengths = numbersOf(shape, 'the new shape')
  return [made(graph.node('Reshape', [graph.stored(x!), graph.ints(...lengths)]), inOrder(lengths.length), x!.type)]
}

const concatenate: Operation = ({ graph, inputs }) => {
  const parts = inputs.slice(0, -1), order = commonOrder(parts)
  const [axis] = axesOf(inputs.at(-1), order.length)
  return [made(graph.node('Concat', aligned(graph, parts, order), { axis: order.indexOf(axis!) }), order, parts[0]!.type)]
}

const slice: Operation = ({ graph, inputs: [x, ...bounds], attributes }) => {
  if (attributes.int('ellipsis_mask') || attributes.int('new_axis_mask')) throw new Error('[inference] a slice that makes axes is not known')
  const [begin, end, step] = bounds.map((bound) => numbersOf(bound, 'the bounds of a slice')) as [number[], number[], number[]]
  const isIn = (mask: string, axis: number): boolean => ((attributes.int(mask) >> axis) & 1) === 1
  const dropped = begin.flatMap((_, axis) => (isIn('shrink_axis_mask', axis) ? [axis] : []))
  const from = begin.map((first, axis) => (isIn('begin_mask', axis) ? 0 : first))
  const to = end.map((last, axis) => (dropped.includes(axis) ? (begin[axis] === -1 ? TO_END : begin[axis]! + 1) : isIn('end_mask', axis) ? TO_END : last))
  const cut = graph.node('Slice', [graph.stored(x!), graph.ints(...from), graph.ints(...to), graph.ints(...inOrder(begin.length)), graph.ints(...step)])
  return [made(dropped.length ? graph.node('Squeeze', [cut, graph.ints(...dropped)]) : cut, inOrder(x!.order.length - dropped.length), x!.type)]
}

/** Operations that move numbers without changing them. */
export const shapes: Record<string, Operation> = {
  Pad: pad,
  Reshape: reshape,
  ConcatV2: concatenate,
  StridedSlice: slice,
  Squeeze: ({ graph, inputs: [x], attributes }) => {
    const rank = x!.order.length
    const dropped = attributes.ints('squeeze_dims').map((axis) => (axis + rank) % rank)
    if (!dropped.length) throw new Error('[inference] a node that drops whatever axes are of length 1 is not known')
    return [made(graph.node('Squeeze', [graph.stored(x!), graph.ints(...dropped)]), inOrder(rank - dropped.length), x!.type)]
  },
  ExpandDims: ({ graph, inputs: [x, at] }) => {
    const [axis] = numbersOf(at, 'the new axis')
    return [made(graph.node('Unsqueeze', [graph.stored(x!), graph.ints(axis!)]), inOrder(x!.order.length + 1), x!.type)]
  },
  GatherV2: ({ graph, inputs: [x, places, along] }) => {
    const [axis] = numbersOf(along, 'the axis to gather along')
    return [made(graph.node('Gather', [graph.stored(x!), graph.stored(places!)], { axis: axis! }), inOrder(x!.order.length - 1 + places!.order.length), x!.type)]
  },
}
