import { closeSync, existsSync, fdatasyncSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { bestRows, type ScoredRow } from './best-rows.ts'
import { createGraph, loadGraph, NODE_BYTES, type Graph } from './graph.ts'
import { emptyState, readState, writeState, type IndexState } from './index-state.ts'
import { packNumbers, unpackNumbers } from './packed-numbers.ts'
import { openVectorFile } from './vector-file.ts'

/** With fewer rows every one is compared: that takes some 15 ms, and needs no graph. */
const GRAPH_FROM = 20_000
/** A graph takes no more memory than this; what it has no room for is compared row by row. */
const MOST_GRAPH_BYTES = 768 << 20
/** The graph is asked for so many times more than wanted: exact comparing sorts them. */
const OVERSAMPLE = 4, LEAST_ASKED = 100
/** A graph that grows is put on the disk this often. */
const SAVE_EVERY = 20_000

export interface IndexPlace { folder: string; vectorSpace: string; dimensions: number; /** GRAPH_FROM unless told. */ graphFrom?: number }
export interface IndexSearch { vector: Float32Array; limit: number; least: number; /** Numbers in ascending order: only these, and these exactly. */ allowed?: Uint32Array }

/** Vectors of one space beside their table: a file of rows to compare exactly and, of many, a graph to look where. All of it can be made again; what is not as it was written is thrown away when opened. */
export function openVectorIndex({ folder, vectorSpace, dimensions, graphFrom = GRAPH_FROM }: IndexPlace) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const [statePath, graphPath, numbersPath] = [join(folder, 'state.json'), join(folder, 'graph.usearch'), join(folder, 'numbers.u32')]
  const file = openVectorFile(join(folder, 'vectors.f32'), dimensions)
  let state: IndexState = readState(statePath, vectorSpace, dimensions) ?? emptyState(vectorSpace, dimensions)
  let numbers = readNumbers(numbersPath, state)
  if (!numbers || file.checksum(state.rows) !== state.vectorsChecksum) {
    state = emptyState(vectorSpace, dimensions)
    numbers = new Uint32Array(0)
  }
  let graph: Graph | undefined = loadGraph(graphPath, dimensions, state.graphRows, state.graphChecksum)
  const known = { numbers }
  const mostGraphRows = Math.floor(MOST_GRAPH_BYTES / (dimensions + NODE_BYTES))
  const inGraph = (): number => graph?.rows() ?? 0
  const keepGraph = (): void => {
    if (!graph || graph.rows() === state.graphRows) return
    state = { ...state, graphRows: graph.rows(), graphChecksum: graph.save(graphPath) }
    writeState(statePath, state)
  }

  return {
    state: (): { rows: number; upTo: number; graphRows: number; growing: boolean } =>
      ({ rows: state.rows, upTo: state.upTo, graphRows: inGraph(), growing: state.rows >= graphFrom && inGraph() < Math.min(state.rows, mostGraphRows) }),
    /** Takes rows in whose numbers are higher than all before. */
    add(added: Uint32Array, vectors: Uint8Array): void {
      if (added.length === 0 || vectors.byteLength !== added.length * dimensions * 4 || added[0]! <= state.upTo) throw new Error('[catalog] these rows do not follow on those of the vector index')
      const bytes = packNumbers(added)
      file.write(state.rows, vectors)
      writeNumbers(numbersPath, state.rows, bytes)
      state = {
        ...state, rows: state.rows + added.length, upTo: added[added.length - 1]!,
        vectorsChecksum: crc32(vectors, state.vectorsChecksum), numbersChecksum: crc32(bytes, state.numbersChecksum),
      }
      writeState(statePath, state)
      known.numbers = joined(known.numbers, added)
    },
    /** Lets the graph grow by so many rows at most. */
    grow(most: number): void {
      if (state.rows < graphFrom) return
      graph ??= createGraph(dimensions)
      const from = graph.rows()
      const before = Math.min(state.rows, from + most, mostGraphRows)
      for (let row = from; row < before; row++) graph.add(row, file.row(row))
      if (before === Math.min(state.rows, mostGraphRows) || Math.floor(before / SAVE_EVERY) > Math.floor(from / SAVE_EVERY)) keepGraph()
    },
    /** The numbers of the rows that are most alike, best first. */
    search({ vector, limit, least, allowed }: IndexSearch): { numbers: Uint32Array; scores: Float32Array } {
      const best = bestRows(limit, least)
      const tell = (row: number, score: number): void => { if (score >= best.floor()) best.offer(row, score) }
      if (allowed) file.compareSome(vector, rowsOf(known.numbers, allowed), tell)
      else {
        if (graph) file.compareSome(vector, graph.near(vector, Math.min(graph.rows(), Math.max(LEAST_ASKED, limit * OVERSAMPLE))), tell)
        file.compare(vector, inGraph(), state.rows, tell)
      }
      return numbered(best.rows(), known.numbers)
    },
    close: (): void => { keepGraph(); file.close() },
  }
}

export type VectorIndex = ReturnType<typeof openVectorIndex>

/** Throws all files of an index away. */
export const removeVectorIndex = (folder: string): void => rmSync(folder, { recursive: true, force: true })

function readNumbers(path: string, { rows, numbersChecksum }: IndexState): Uint32Array | undefined {
  if (rows === 0) return new Uint32Array(0)
  const bytes = existsSync(path) ? readFileSync(path).subarray(0, rows * 4) : undefined
  return bytes?.byteLength === rows * 4 && crc32(bytes) === numbersChecksum ? unpackNumbers(bytes) : undefined
}

function writeNumbers(path: string, from: number, bytes: Uint8Array): void {
  closeSync(openSync(path, 'a'))
  const file = openSync(path, 'r+')
  writeSync(file, bytes, 0, bytes.byteLength, from * 4)
  fdatasyncSync(file)
  closeSync(file)
}

function joined(a: Uint32Array, b: Uint32Array): Uint32Array {
  const all = new Uint32Array(a.length + b.length)
  all.set(a)
  all.set(b, a.length)
  return all
}

/** In which rows these numbers stand, both in ascending order; numbers that no row has are left out. */
function rowsOf(numbers: Uint32Array, wanted: Uint32Array): Uint32Array {
  const rows = new Uint32Array(wanted.length)
  let count = 0
  for (let row = 0, i = 0; i < wanted.length && row < numbers.length;) {
    if (numbers[row]! === wanted[i]!) { rows[count++] = row++; i++ } else if (numbers[row]! < wanted[i]!) row++
    else i++
  }
  return rows.subarray(0, count)
}

const numbered = (rows: readonly ScoredRow[], numbers: Uint32Array): { numbers: Uint32Array; scores: Float32Array } =>
  ({ numbers: Uint32Array.from(rows, ({ row }) => numbers[row] ?? 0), scores: Float32Array.from(rows, ({ score }) => score) })
