import { beforeAll, expect, it, vi } from 'vitest'

let wavePath: (peaks: readonly number[]) => string

beforeAll(async () => {
  vi.stubGlobal('document', { addEventListener: () => undefined, querySelectorAll: () => [] })
  ;({ wavePath } = await import('./tile-waveform.js'))
})

it('draws eighty bars, whatever the number of values', () => {
  for (const count of [1, 79, 800]) expect(wavePath(Array.from({ length: count }, () => 128)).match(/M/g)).toHaveLength(80)
})

it('draws the loudest bar to the edges and silence as dots', () => {
  const bars = [...wavePath([0, 255]).matchAll(/ ([\d.]+)V([\d.]+)/g)].map(([, top, bottom]) => Number(bottom) - Number(top))
  expect(bars[0]).toBeCloseTo(4)
  expect(bars.at(-1)).toBeCloseTo(96)
})
