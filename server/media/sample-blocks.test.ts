import { describe, expect, it } from 'vitest'
import { createSampleBlocks } from './sample-blocks.ts'

const bytes = (...samples: number[]): Uint8Array => new Uint8Array(Float32Array.from(samples).buffer)

describe('createSampleBlocks', () => {
  it('makes whole blocks of bytes that are cut anywhere', () => {
    const blocks = createSampleBlocks(2)
    const all = bytes(0.5, -0.5, 0.25, 1, 0.125)
    const made = [all.subarray(0, 3), all.subarray(3, 13), all.subarray(13)].flatMap((piece) => [...blocks.add(piece)].map((block) => [...block]))
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

  it('gives each block away for good', () => {
    const blocks = createSampleBlocks(1)
    const [first, second] = [...blocks.add(bytes(1, 2))]
    expect([first![0], second![0]]).toEqual([1, 2])
  })
})
