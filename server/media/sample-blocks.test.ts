import { describe, expect, it } from 'vitest'
import { createSampleBlocks } from './sample-blocks.ts'

const bytes = (...samples: number[]): Uint8Array => new Uint8Array(Float32Array.from(samples).buffer)

const copiesOf = (blocks: Iterable<Float32Array>): number[][] => Array.from(blocks, (block) => [...block])

describe('createSampleBlocks', () => {
  it('makes whole blocks of bytes that are cut anywhere', () => {
    const blocks = createSampleBlocks(2)
    const all = bytes(0.5, -0.5, 0.25, 1, 0.125)
    const made = [all.subarray(0, 3), all.subarray(3, 13), all.subarray(13)].flatMap((piece) => copiesOf(blocks.add(piece)))
    expect(made).toEqual([[0.5, -0.5], [0.25, 1]])
    expect([...blocks.rest()]).toEqual([0.125])
    expect(blocks.samples).toBe(5)
  })

  it('leaves out a sample that was cut at the end', () => {
    const blocks = createSampleBlocks(4)
    expect([...blocks.add(bytes(1, 2).subarray(0, 7))]).toEqual([])
    expect([...blocks.rest()]).toEqual([1])
    expect(blocks.samples).toBe(1)
  })

  it('fills one block again and again, so that hours of sound leave nothing to be collected', () => {
    const blocks = createSampleBlocks(1)
    expect(new Set(blocks.add(bytes(1, 2, 3))).size).toBe(1)
    expect(copiesOf(blocks.add(bytes(4, 5)))).toEqual([[4], [5]])
  })
})
