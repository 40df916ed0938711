import { expect, it } from 'vitest'
import { createOnnxGraph } from './convert-tfjs/onnx-graph.ts'
import { loadOnnx } from './onnx-session.ts'
import { tensor, truthTensor } from './tensor.ts'

/** y = x + past, joined to what went before; z = x where `use` is true, else 0. */
async function smallNet() {
  const graph = createOnnxGraph()
  const x = graph.input('x', 'float32', ['n']), past = graph.input('past', 'float32', ['before']), use = graph.input('use', 'bool', [1])
  graph.output('y', { ...x, name: graph.node('Concat', [past.name, x.name], { axis: 0 }) })
  graph.output('z', { ...x, name: graph.node('Where', [use.name, x.name, graph.float(0)]) })
  return loadOnnx(graph.encode('branching'))
}

it('takes yes and no, and what is empty', async () => {
  const net = await smallNet()
  const nothing = tensor(new Float32Array(0), [0])
  for (const [use, expected] of [[true, [1, 2]], [false, [0, 0]]] as const) {
    const { y, z } = await net.run({ x: tensor(Float32Array.of(1, 2), [2]), past: nothing, use: truthTensor(use) })
    expect([...y!.data]).toEqual([1, 2])
    expect([...z!.data]).toEqual(expected)
  }
  await net.release()
})

it('hands out only what is wanted, and takes it back as it is', async () => {
  const net = await smallNet()
  const use = truthTensor(true)
  const first = await net.run({ x: tensor(Float32Array.of(1, 2), [2]), past: tensor(Float32Array.of(0), [1]), use }, ['y'])
  expect(Object.keys(first)).toEqual(['y'])
  const second = await net.run({ x: tensor(Float32Array.of(3), [1]), past: first.y!, use }, ['y'])
  expect(second.y).toEqual({ data: Float32Array.of(0, 1, 2, 3), dims: [4] })
  await net.release()
})
