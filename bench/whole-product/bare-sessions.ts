import { InferenceSession, Tensor as OnnxTensor } from 'onnxruntime-node'
import type { Model } from '../../server/analysis/index.ts'
import type { Inference, NetworkInputs } from '../../server/inference/index.ts'

/** What a network was asked. */
export interface Call { key: string; model: string; file: string; inputs: NetworkInputs }

/** The product's model, which also writes down what it was asked; analyzers use the memory of their tensors again. */
export const noting = (model: Model, calls: Call[]): Model => ({
  ...model,
  network: (file) => ({
    run: async (inputs) => {
      calls.push({ key: `${model.id}/${file}`, model: model.id, file, inputs: Object.fromEntries(Object.entries(inputs).map(([name, { data, dims }]) => [name, { data: data.slice(), dims }])) })
      return model.network(file).run(inputs)
    },
  }),
})

/** Sessions of the runtime itself, over the same weights and with one thread, as the product's have. */
export function createBareSessions(models: Pick<Inference['models'], 'bytes'>) {
  const bare = new Map<string, InferenceSession>()
  return {
    /** Loads the sessions that are not yet loaded; that takes no part in any figure. */
    async open(calls: readonly Call[]): Promise<void> {
      for (const { key, model, file } of calls) {
        if (!bare.has(key)) bare.set(key, await InferenceSession.create(await models.bytes(model, file), { intraOpNumThreads: 1, interOpNumThreads: 1, enableMemPattern: false, logSeverityLevel: 3 }))
      }
    },
    /** Asks the same again. */
    async run(calls: readonly Call[]): Promise<void> {
      for (const { key, inputs } of calls) await bare.get(key)!.run(Object.fromEntries(Object.entries(inputs).map(([name, { data, dims }]): [string, OnnxTensor] => [name, new OnnxTensor(typeOf(data), data, dims)])))
    },
  }
}

function typeOf(data: unknown): 'int64' | 'int32' | 'uint8' | 'float32' {
  if (data instanceof BigInt64Array) return 'int64'
  if (data instanceof Int32Array) return 'int32'
  return data instanceof Uint8Array ? 'uint8' : 'float32'
}
