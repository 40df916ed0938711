import { closeSync, existsSync, openSync, readSync, rmSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { Index, MetricKind, ScalarKind } from 'usearch'
import { putWhole } from './put-whole.ts'

/** Neighbours of a node, and how widely is looked for them when building and searching (docs/decisions/0012). */
const CONNECTIVITY = 16, BUILD_WIDTH = 96, SEARCH_WIDTH = 192

/** What a node costs beside its vector, bytes: links of its layers and usearch's own. */
export const NODE_BYTES = 200

/** A graph of near neighbours over rows, their values in eight bits: it finds in a thousandth of the time what may be near, to be compared exactly. */
export function createGraph(dimensions: number) {
  const index = new Index({ dimensions, metric: MetricKind.Cos, quantization: ScalarKind.I8, connectivity: CONNECTIVITY, expansion_add: BUILD_WIDTH, expansion_search: SEARCH_WIDTH, multi: false })
  return {
    rows: (): number => index.size(),
    add: (row: number, vector: Float32Array): void => index.add(BigInt(row), vector, 1),
    near: (query: Float32Array, count: number): Uint32Array => Uint32Array.from(index.search(query, count, 1).keys, Number).sort(),
    /** Puts it into a file, whole or not at all; returns the CRC-32 of the file. */
    save(path: string): number {
      let sum = 0
      putWhole(path, (part) => {
        index.save(part)
        sum = fileChecksum(part) ?? 0
      })
      return sum
    },
    load: (path: string): void => index.load(path),
  }
}

export type Graph = ReturnType<typeof createGraph>

/** A graph from its file; undefined where the file is not the one that was written: usearch itself would believe it and end the process. */
export function loadGraph(path: string, dimensions: number, rows: number, checksum: number): Graph | undefined {
  if (rows === 0 || fileChecksum(path) !== checksum) {
    rmSync(path, { force: true })
    return undefined
  }
  const graph = createGraph(dimensions)
  graph.load(path)
  return graph.rows() === rows ? graph : undefined
}

function fileChecksum(path: string): number | undefined {
  if (!existsSync(path)) return undefined
  const file = openSync(path, 'r')
  const bytes = new Uint8Array(4 << 20)
  let sum = 0
  for (let count = readSync(file, bytes); count > 0; count = readSync(file, bytes)) sum = crc32(bytes.subarray(0, count), sum)
  closeSync(file)
  return sum
}
