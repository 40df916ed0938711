import { ownProcess } from '../platform/own-process.ts'
import type { ModelStore } from './model-store.ts'
import { loadOnnx, type LoadedNetwork, type Network, type Tensors } from './onnx-session.ts'
import { createTimings } from './timings.ts'

export interface SessionsOptions {
  store: Pick<ModelStore, 'bytes'> & Partial<Pick<ModelStore, 'card'>>
  /** A network that nobody asked for so long gives its memory back. */
  idleSeconds?: number
  /** Models loaded at the same time take at most so much, by their cards; those asked longest ago make room. */
  memoryBytes?: number
  /** Makes a network of verified bytes. */
  load?: (bytes: Uint8Array) => Promise<LoadedNetwork>
}

interface Slot { model: string; network: Promise<LoadedNetwork>; running: number; lastAsked: number; timer?: NodeJS.Timeout }

export type Sessions = ReturnType<typeof createSessions>

/** Keeps networks loaded while they are in use: one session a network and process, released when idle or when others need the room. */
export function createSessions({ store, idleSeconds = 60, memoryBytes = 900_000_000, load = loadOnnx }: SessionsOptions) {
  const slots = new Map<string, Slot>()
  const timings = createTimings(ownProcess.memory)
  const memoryOf = (model: string): number => store.card?.(model).memoryBytes ?? 0
  let turn = 0

  function open(key: string, model: string, file: string): Slot {
    const known = slots.get(key)
    if (known) return known
    for (const [idle, slot] of slotsToRelease(slots, model, memoryOf, memoryBytes)) release(idle, slot)
    const slot: Slot = { model, network: store.bytes(model, file).then((bytes) => timings.load(model, file, () => load(bytes))), running: 0, lastAsked: 0 }
    slots.set(key, slot)
    slot.network.catch(() => slots.delete(key)) // a model that is put right later may load then
    return slot
  }

  function release(key: string, slot: Slot): void {
    clearTimeout(slot.timer)
    slots.delete(key)
    slot.network.then((network) => network.release()).catch(() => undefined) // what never loaded holds nothing
  }

  return {
    network: (model: string, file: string): Network => ({
      async run(inputs, wanted): Promise<Tensors> {
        const key = `${model}/${file}`
        const slot = open(key, model, file)
        clearTimeout(slot.timer)
        slot.running++
        slot.lastAsked = ++turn
        try {
          const network = await slot.network
          return await timings.run(model, file, () => network.run(inputs, wanted))
        } finally {
          slot.running--
          if (slot.running === 0 && slots.get(key) === slot) slot.timer = setTimeout(() => release(key, slot), idleSeconds * 1000).unref()
        }
      },
    }),
    /** How many networks hold memory now. */
    loaded: () => slots.size,
    /** What networks took since this was last asked. */
    takeTimings: timings.take,
    close: async (): Promise<void> => {
      const open = [...slots.values()]
      slots.clear()
      for (const slot of open) clearTimeout(slot.timer)
      await Promise.allSettled(open.map(async ({ network }) => (await network).release()))
    },
  }
}

/** What is idle and was asked longest ago, until the model fits beside the rest; what is at work stays, whatever the budget. */
function slotsToRelease(slots: ReadonlyMap<string, Slot>, model: string, memoryOf: (model: string) => number, memoryBytes: number): [string, Slot][] {
  const kept = new Map(slots)
  const taken = (): number => [...new Set([...kept.values()].map((slot) => slot.model).concat(model))].reduce((sum, each) => sum + memoryOf(each), 0)
  const idle = [...slots].filter(([, slot]) => slot.running === 0 && slot.model !== model).sort(([, a], [, b]) => a.lastAsked - b.lastAsked)
  return idle.filter(([key]) => {
    if (taken() <= memoryBytes) return false
    kept.delete(key)
    return true
  })
}
