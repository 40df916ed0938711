import { z } from 'zod'
import { defineTask } from '../platform/define-task.ts'
import { createOnnxGraph } from './convert-tfjs/onnx-graph.ts'
import { loadOnnx } from './onnx-session.ts'
import { Provider } from './provider.ts'
import { tensor } from './tensor.ts'

/**
 * Tries a provider on a net of one node in a child process: what is not there may throw or take its process along.
 * A provider counts only when its answer is right.
 */
export const probeTask = defineTask({
  name: 'inference.probe-provider',
  input: z.object({ provider: Provider }),
  output: z.object({ works: z.boolean(), reason: z.string().optional() }),
  async run({ provider }) {
    try {
      const network = await loadOnnx(smallNet(), provider)
      const { y } = await network.run({ x: tensor(Float32Array.of(-2, 3), [2]) })
      await network.release()
      return { works: y?.data.join() === '0,3' }
    } catch (error) {
      return { works: false, reason: error instanceof Error ? error.message.slice(0, 300) : String(error) }
    }
  },
})

function smallNet(): Buffer {
  const graph = createOnnxGraph()
  const x = graph.input('x', 'float32', [2])
  graph.output('y', { ...x, name: graph.node('Relu', [x.name]) })
  return graph.encode('probe')
}
