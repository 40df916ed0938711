import type { Tensor as OnnxTensor } from 'onnxruntime-node'
import type { Provider } from './provider.ts'
import type { Tensor, TensorData } from './tensor.ts'

/** What goes into a network, by the name of the input. */
export type NetworkInputs = Record<string, Tensor<TensorData>>

/** What comes out of a network, by the name of the output. */
export type Tensors = Record<string, Tensor>

/** A network that can be asked; it is loaded at the first question. */
export interface Network {
  /** `wanted` names the outputs that are to be handed out, all unless told: a decoder has dozens. What comes out can be put in again, uncopied. */
  run(inputs: NetworkInputs, wanted?: readonly string[]): Promise<Tensors>
}

/** A loaded network. */
export interface LoadedNetwork extends Network { release(): Promise<void> }

/** One thread a network: on few cores two workers of one thread outdo one of two; shapes vary, so no memory pattern is planned. */
export async function loadOnnx(bytes: Uint8Array, provider: Provider = 'cpu'): Promise<LoadedNetwork> {
  const { InferenceSession, Tensor: Given } = await import('onnxruntime-node') // here, so that only a process that asks a network carries it
  const options = { intraOpNumThreads: 1, interOpNumThreads: 1, executionMode: 'sequential', enableMemPattern: false, logSeverityLevel: 3 } as const
  const session = await InferenceSession.create(bytes, { ...options, executionProviders: provider === 'cpu' ? ['cpu'] : [provider, 'cpu'] })
  return {
    async run(inputs, wanted) {
      const feeds = Object.fromEntries(Object.entries(inputs).map(([name, { data, dims, truth }]) => [name, new Given(truth ? 'bool' : typeOf(data), data, dims)]))
      const outputs = await (wanted ? session.run(feeds, wanted) : session.run(feeds))
      return Object.fromEntries(Object.entries(outputs).map(([name, { data, dims }]) => [name, { data: toReal(name, data), dims }]))
    },
    release: () => session.release(),
  }
}

function typeOf(data: TensorData): 'float32' | 'uint8' | 'int32' | 'int64' {
  if (data instanceof Float32Array) return 'float32'
  if (data instanceof Uint8Array) return 'uint8'
  return data instanceof Int32Array ? 'int32' : 'int64'
}

/** Whole numbers come out as real ones; places and classes are far below 2^24, up to where those are exact. */
function toReal(name: string, data: OnnxTensor['data']): Float32Array {
  if (data instanceof Float32Array) return data
  if (data instanceof BigInt64Array) return Float32Array.from(data, Number)
  if (data instanceof Int32Array || data instanceof Uint8Array) return Float32Array.from(data)
  throw new Error(`[inference] the output ${name} is of a type that is not known`)
}
