import { expect, it } from 'vitest'
import { compareLabels, labelF1 } from './evaluate-objects.ts'

const score = (known: Parameters<typeof compareLabels>[0], ...shown: string[]) => ({ path: '', seconds: 0, ...compareLabels(known, new Set(shown)) })

it('takes either word where either is right, and neither asks for nor blames what may be absent', () => {
  expect(score({ dog: 2, 'truck|car': [1, 3], spoon: [0, 1], bird: true }, 'car', 'dog', 'spoon', 'tie')).toMatchObject({ right: ['dog', 'truck|car'], lacking: ['bird'], wrong: ['tie'] })
})

it('gives all points for saying nothing where there is nothing, and none for saying something', () => {
  expect([labelF1([score({})]), labelF1([score({}, 'cat')]), labelF1([score({ cat: 1 }, 'cat', 'dog')])]).toEqual([1, 0, 2 / 3])
})
