import { expect, it } from 'vitest'
import { knownPairs, shareFoundAt, type KnownFace } from './face-pairs.ts'

const face = (path: string, at: number, identity?: string): KnownFace => ({ path, identity, vector: Float32Array.from([at, 0]) })

it('pairs faces with names, and any two of one picture', () => {
  const pairs = knownPairs([face('a', 0, 'Ann'), face('b', 0.25, 'Ann'), face('b', 2), face('c', 1, 'Ben')])
  expect(pairs).toEqual([{ distance: 0.25, same: true }, { distance: 1, same: false }, { distance: 1.75, same: false }, { distance: 0.75, same: false }])
})

it('counts what is found before so many pairs of two people are taken for one', () => {
  const different = [0.5, 0.7, 0.8, 0.9].map((distance) => ({ distance, same: false }))
  const same = [0.3, 0.4, 0.6, 0.95].map((distance) => ({ distance, same: true }))
  expect(shareFoundAt([...same, ...different], 0.001)).toEqual({ share: 0.5, distance: 0.5 })
  expect(shareFoundAt([...same, ...different], 0.25)).toEqual({ share: 0.75, distance: 0.7 })
})
