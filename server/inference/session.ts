import type { ModelStore } from './model-store.ts'
import type { Tensor } from './tensor.ts'

export type Tensors = Record<string, Tensor>

/** A network that can be asked; it is loaded at the first question. */
export interface Network { run(inputs: Tensors): Promise<Tensors> }

/** A loaded network. */
export interface LoadedNetwork extends Network { release(): Promise<void> }

export interface SessionsOptions {
  store: Pick<ModelStore, 'bytes'>
  /** A network that nobody asked for so long gives its memory back. */
  idleSeconds?: number
  /** Makes a network of verified bytes; replaced in tests. */
  load?: (bytes: Uint8Array) => Promise<LoadedNetwork>
}

interface Slot { network: Promise<LoadedNetwork>; running: number; timer?: NodeJS.Timeout }

export type Sessions = ReturnType<typeof createSessions>

/** Keeps networks loaded while they are in use: one session a network and process, released when idle. */
export function createSessions({ store, idleSeconds = 60, load = loadOnnx }: SessionsOptions) {
  const slots = new Map<string, Slot>()

  function open(key: string, model: string, file: string): Slot {
    const known = slots.get(key)
    if (known) return known
    const slot: Slot = { network: store.bytes(model, file).then(load), running: 0 }
    slots.set(key, slot)
    slot.network.catch(() => slots.delete(key)) // a model that is put right later may load then
    return slot
  }

  function releaseLater(key: string, slot: Slot): void {
    slot.timer = setTimeout(() => {
      slots.delete(key)
      void slot.network.then((network) => network.release())
    }, idleSeconds * 1000)
    slot.timer.unref()
  }

  return {
    network: (model: string, file: string): Network => ({
      async run(inputs) {
        const key = `${model}/${file}`
        const slot = open(key, model, file)
        clearTimeout(slot.timer)
        slot.running++
        try {
          return await (await slot.network).run(inputs)
        } finally {
          slot.running--
          if (slot.running === 0 && slots.get(key) === slot) releaseLater(key, slot)
        }
      },
    }),
    /** How many networks hold memory now. */
    loaded: () => slots.size,
    close: async (): Promise<void> => {
      const open = [...slots.values()]
      slots.clear()
      for (const slot of open) clearTimeout(slot.timer)
      await Promise.allSettled(open.map(async ({ network }) => (await network).release()))
    },
  }
}

/** One thread a network: on few cores two workers of one thread outdo one of two; shapes vary, so no memory pattern is planned. */
async function loadOnnx(bytes: Uint8Array): Promise<LoadedNetwork> {
  const { InferenceSession, Tensor: OnnxTensor } = await import('onnxruntime-node') // here, so that only a process that asks a network carries it
  const session = await InferenceSession.create(bytes, { intraOpNumThreads: 1, interOpNumThreads: 1, executionMode: 'sequential', enableMemPattern: false, logSeverityLevel: 3 })
  return {
    async run(inputs) {
      const feeds = Object.fromEntries(Object.entries(inputs).map(([name, { data, dims }]) => [name, new OnnxTensor('float32', data, dims)]))
      const outputs = await session.run(feeds)
      return Object.fromEntries(Object.entries(outputs).map(([name, { data, dims }]) => {
        if (!(data instanceof Float32Array)) throw new Error(`[inference] output ${name} is not float32`)
        return [name, { data, dims }]
      }))
    },
    release: () => session.release(),
  }
}
