import { z } from 'zod'
import { defineTask } from '../../platform/define-task.ts'
import { openVectorIndex, removeVectorIndex, type VectorIndex } from './vector-index.ts'
import { unpackFloats, unpackNumbers } from './packed-numbers.ts'

const bytes = z.instanceof(Uint8Array)
const State = z.object({ rows: z.number(), upTo: z.number(), graphRows: z.number(), growing: z.boolean() })
export type IndexReport = z.infer<typeof State>

const Input = z.object({
  place: z.object({ folder: z.string(), vectorSpace: z.string(), dimensions: z.number().int().min(1).max(8192), graphFrom: z.number().int().optional() }),
  ask: z.discriminatedUnion('do', [
    z.object({ do: z.literal('state') }),
    /** Throws away what is there. */
    z.object({ do: z.literal('empty') }),
    z.object({ do: z.literal('add'), numbers: bytes, vectors: bytes }),
    z.object({ do: z.literal('grow'), most: z.number().int() }),
    z.object({ do: z.literal('search'), vector: bytes, limit: z.number().int().min(1).max(2000), least: z.number(), allowed: bytes.optional() }),
  ]),
})
export type IndexOrder = z.infer<typeof Input>['ask']

const Answer = z.object({ state: State, numbers: z.instanceof(Uint32Array).optional(), scores: z.instanceof(Float32Array).optional() })
type Answer = z.infer<typeof Answer>

let open: { key: string; index: VectorIndex } | undefined

/** Looks into the vector index, or changes it, in a child process that keeps one open from one call to the next. */
export const vectorIndexTask = defineTask({
  name: 'catalog.vector-index',
  input: Input,
  output: Answer,
  run: async ({ place, ask }): Promise<Answer> => {
    const key = JSON.stringify(place)
    if (open && (open.key !== key || ask.do === 'empty')) {
      open.index.close()
      open = undefined
    }
    if (ask.do === 'empty') removeVectorIndex(place.folder)
    open ??= { key, index: openVectorIndex(place) }
    const { index } = open
    if (ask.do === 'add') index.add(unpackNumbers(ask.numbers), ask.vectors)
    if (ask.do === 'grow') index.grow(ask.most)
    const found = ask.do === 'search' ? index.search({ vector: unpackFloats(ask.vector), limit: ask.limit, least: ask.least, allowed: ask.allowed && unpackNumbers(ask.allowed) }) : {}
    return { state: index.state(), ...found }
  },
})
