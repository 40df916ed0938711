import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { madeVectors, packedVectors } from '../../../test/support/made-vectors.ts'
import { dotProduct } from './dot-product.ts'
import { openVectorIndex } from './vector-index.ts'

const DIMENSIONS = 32
const place = (folder = mkdtempSync(join(tmpdir(), 'mantel-vectors-')), graphFrom = 500) => ({ folder, vectorSpace: 'made', dimensions: DIMENSIONS, graphFrom })
const numbersFrom = (first: number, count: number): Uint32Array => Uint32Array.from({ length: count }, (_, i) => first + 2 * i)
/** An index over vectors whose numbers are 10, 12, 14 … */
function filled(count: number, at = place()) {
  const vectors = madeVectors(7, count, DIMENSIONS)
  const index = openVectorIndex(at)
  index.add(numbersFrom(10, count), packedVectors(vectors))
  return { index, vectors, at }
}
const exact = (vectors: readonly Float32Array[], query: Float32Array, limit: number): number[] =>
  vectors.map((vector, i) => ({ number: 10 + 2 * i, score: dotProduct(query, vector, 0) })).sort((a, b) => b.score - a.score).slice(0, limit).map(({ number }) => number)
const grow = (index: ReturnType<typeof openVectorIndex>): void => { while (index.state().growing) index.grow(400) }

describe('the vector index', () => {
  it('finds the nearest of few vectors by comparing all, best first, and none that is not like enough', () => {
    const { index, vectors } = filled(300)
    const query = vectors[41]!
    expect([...index.search({ vector: query, limit: 10, least: -1 }).numbers]).toEqual(exact(vectors, query, 10))
    expect([...index.search({ vector: query, limit: 10, least: 0.999 }).numbers]).toEqual([92])
  })

  it('compares exactly those that are allowed, also where the graph holds them all, and leaves out numbers it does not know', () => {
    const { index, vectors } = filled(2000)
    grow(index)
    expect(index.state()).toMatchObject({ rows: 2000, graphRows: 2000, growing: false })
    const query = vectors[7]!
    const allowed = numbersFrom(10, 2000).filter((_, i) => i % 37 === 3)
    const wanted = exact(vectors, query, 2000).filter((number) => allowed.includes(number)).slice(0, 15)
    expect([...index.search({ vector: query, limit: 15, least: -1, allowed: Uint32Array.from([...allowed, 11, 90_001]).sort() }).numbers]).toEqual(wanted)
    expect([...index.search({ vector: query, limit: 15, least: -1, allowed: new Uint32Array(0) }).numbers]).toEqual([])
  })

  it('finds by its graph what comparing all finds, nearly always, with exact scores', () => {
    const { index, vectors } = filled(3000)
    grow(index)
    let hits = 0
    for (let q = 0; q < 40; q++) {
      const query = vectors[q * 70]!
      const { numbers, scores } = index.search({ vector: query, limit: 10, least: -1 })
      const truth = exact(vectors, query, 10)
      hits += [...numbers].filter((number) => truth.includes(number)).length
      expect(scores[0]).toBeCloseTo(1, 5)
    }
    expect(hits / 400).toBeGreaterThan(0.97)
  })

  it('finds what came after its graph was made', () => {
    const { index, vectors } = filled(600)
    grow(index)
    const late = madeVectors(99, 1, DIMENSIONS)
    index.add(numbersFrom(10 + 2 * vectors.length, 1), packedVectors(late))
    expect(index.state().graphRows).toBe(600)
    expect(index.search({ vector: late[0]!, limit: 1, least: 0.99 }).numbers[0]).toBe(10 + 2 * 600)
  })

  it('is there again when it is opened again, graph and all', () => {
    const { index, vectors, at } = filled(700)
    grow(index)
    const before = index.search({ vector: vectors[3]!, limit: 5, least: -1 })
    index.close()
    const again = openVectorIndex(at)
    expect(again.state()).toMatchObject({ rows: 700, upTo: 10 + 2 * 699, graphRows: 700 })
    expect(again.search({ vector: vectors[3]!, limit: 5, least: -1 })).toEqual(before)
  })

  it('goes on after a kill between its writes: rows that were not counted yet are written over', () => {
    const { index, vectors, at } = filled(100)
    index.close()
    appendFileSync(join(at.folder, 'vectors.f32'), Buffer.alloc(DIMENSIONS * 4 * 3 + 5, 1))
    appendFileSync(join(at.folder, 'numbers.u32'), Buffer.alloc(7, 1))
    const again = openVectorIndex(at)
    const late = madeVectors(5, 2, DIMENSIONS)
    again.add(numbersFrom(1000, 2), packedVectors(late))
    again.close()
    const third = openVectorIndex(at)
    expect(third.state()).toMatchObject({ rows: 102, upTo: 1002 })
    expect([third.search({ vector: late[1]!, limit: 1, least: 0.99 }).numbers[0], third.search({ vector: vectors[99]!, limit: 1, least: 0.99 }).numbers[0]]).toEqual([1002, 10 + 2 * 99])
  })

  it.each([
    ['a vector has another bit', (folder: string) => flip(join(folder, 'vectors.f32'), 500)], ['vectors are cut off', (folder: string) => truncateSync(join(folder, 'vectors.f32'), 1000)],
    ['a number has another bit', (folder: string) => flip(join(folder, 'numbers.u32'), 9)], ['numbers are missing', (folder: string) => rmSync(join(folder, 'numbers.u32'))],
    ['the state is no JSON', (folder: string) => writeFileSync(join(folder, 'state.json'), '{"format":1,')], ['the state is missing', (folder: string) => rmSync(join(folder, 'state.json'))],
  ])('is empty where %s', (_, spoil) => {
    const { index, at } = filled(100)
    index.close()
    spoil(at.folder)
    expect(openVectorIndex(at).state()).toEqual({ rows: 0, upTo: 0, graphRows: 0, growing: false })
  })

  it('makes its graph again where only that is damaged, and never reads it', () => {
    const { index, vectors, at } = filled(700)
    grow(index)
    index.close()
    flip(join(at.folder, 'graph.usearch'), 40)
    const again = openVectorIndex(at)
    expect(again.state()).toMatchObject({ rows: 700, graphRows: 0, growing: true })
    expect([...again.search({ vector: vectors[3]!, limit: 5, least: -1 }).numbers]).toEqual(exact(vectors, vectors[3]!, 5))
    grow(again)
    expect(again.state().graphRows).toBe(700)
  })

  it('is empty for another space', () => {
    const { index, at } = filled(100)
    index.close()
    expect(openVectorIndex({ ...at, vectorSpace: 'other' }).state().rows).toBe(0)
  })

  it('refuses rows that do not follow on', () => {
    const { index } = filled(10)
    expect(() => index.add(numbersFrom(20, 1), packedVectors(madeVectors(1, 1, DIMENSIONS)))).toThrow('do not follow')
    expect(() => index.add(numbersFrom(900, 2), packedVectors(madeVectors(1, 1, DIMENSIONS)))).toThrow('do not follow')
  })
})

function flip(path: string, at: number): void {
  const bytes = readFileSync(path)
  bytes[at] = bytes[at]! ^ 0x10
  writeFileSync(path, bytes)
}
