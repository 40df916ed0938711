import { describe, expect, it } from 'vitest'
import { averageLink, cutMerges, dot } from './average-link.ts'

const at = (degrees: number): Float32Array => Float32Array.of(Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180))

/** By the definition, slowly: the groups when `count` are left. */
function slowGroups(vectors: readonly Float32Array[], count: number): string {
  let groups = vectors.map((_, i) => [i])
  while (groups.length > count) {
    let best: [number, number, number] = [-2, 0, 0]
    for (let a = 0; a < groups.length; a++) for (let b = a + 1; b < groups.length; b++) {
      const likeness = groups[a]!.flatMap((i) => groups[b]!.map((j) => dot(vectors[i]!, vectors[j]!)))
      const mean = likeness.reduce((sum, each) => sum + each, 0) / likeness.length
      if (mean > best[0]) best = [mean, a, b]
    }
    const [, a, b] = best
    groups = [...groups.filter((_, i) => i !== a && i !== b), [...groups[a]!, ...groups[b]!]]
  }
  return groups.map((group) => [...group].sort((x, y) => x - y).join(' ')).sort().join(' | ')
}

const groupsOf = (labels: Int32Array): string => [...new Set(labels)].map((label) => [...labels.keys()].filter((i) => labels[i] === label).join(' ')).sort().join(' | ')

describe('averageLink', () => {
  it('brings together what lies together', () => {
    const merges = averageLink([at(0), at(90), at(10), at(100), at(200)])
    expect([...cutMerges(merges, 3)]).toEqual([0, 1, 0, 1, 2])
    expect([...cutMerges(merges, 1)]).toEqual([0, 0, 0, 0, 0])
    expect([...cutMerges(merges, 5)]).toEqual([0, 1, 2, 3, 4])
  })

  it('gives what the definition gives', () => {
    const vectors = Array.from({ length: 40 }, (_, i) => at((i * i * 37.7) % 360))
    const merges = averageLink(vectors)
    for (const count of [2, 3, 5, 8, 20]) expect(groupsOf(cutMerges(merges, count))).toBe(slowGroups(vectors, count))
  })

  it('takes one, and none', () => {
    expect([...cutMerges(averageLink([at(3)]), 1)]).toEqual([0])
    expect(averageLink([])).toEqual([])
  })
})
