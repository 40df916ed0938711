import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { putWhole } from './put-whole.ts'

const count = z.number().int().min(0)

/** What the files of a vector index hold for certain: what stands behind `rows` does not count. */
export const IndexState = z.object({
  format: z.literal(1),
  vectorSpace: z.string(),
  dimensions: z.number().int().min(1),
  rows: count,
  /** The number of the last row. */
  upTo: count,
  vectorsChecksum: count,
  numbersChecksum: count,
  /** The first so many rows are in the file of the graph. */
  graphRows: count,
  graphChecksum: count,
})
export type IndexState = z.infer<typeof IndexState>

/** A state that nothing is held in. */
export const emptyState = (vectorSpace: string, dimensions: number): IndexState =>
  ({ format: 1, vectorSpace, dimensions, rows: 0, upTo: 0, vectorsChecksum: 0, numbersChecksum: 0, graphRows: 0, graphChecksum: 0 })

/** The state as written; undefined where there is none, or it is not one of this space. */
export function readState(path: string, vectorSpace: string, dimensions: number): IndexState | undefined {
  try {
    const state = IndexState.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data
    return state?.vectorSpace === vectorSpace && state.dimensions === dimensions ? state : undefined
  } catch {
    return undefined // missing or no JSON: the index is made again
  }
}

/** Writes the state, whole or not at all. */
export function writeState(path: string, state: IndexState): void {
  putWhole(path, (part) => { writeFileSync(part, JSON.stringify(state), { mode: 0o600 }) })
}
