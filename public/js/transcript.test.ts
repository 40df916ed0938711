import { beforeAll, expect, it, vi } from 'vitest'

let lastUpTo: (numbers: readonly number[], value: number) => number

beforeAll(async () => {
  vi.stubGlobal('document', { addEventListener: () => undefined, querySelectorAll: () => [] })
  vi.stubGlobal('matchMedia', () => ({ matches: false }))
  ;({ lastUpTo } = await import('./transcript.js'))
})

it('finds the sentence that is being said', () => {
  const starts = [1, 4, 4, 9.5]
  expect([0, 1, 3.9, 4, 9.4, 9.5, 1000].map((second) => lastUpTo(starts, second))).toEqual([-1, 0, 0, 2, 2, 3, 3])
})

it('finds none where nothing is said', () => { expect(lastUpTo([], 5)).toBe(-1) })
