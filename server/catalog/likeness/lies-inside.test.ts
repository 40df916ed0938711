import { expect, it } from 'vitest'
import { fitsIn, type PlacedPlane } from './lies-inside.ts'
import { PLANE_EDGE } from './look.ts'

/** Soft shapes whose place depends on the seed, seen through a window of the whole. */
function seen(seed: number, { left = 0, top = 0, share = 1 } = {}): PlacedPlane {
  const at = (x: number, y: number): number => [1, 2, 3, 4, 5].reduce((sum, n) => sum + Math.sin(x * n * (2 + ((seed * 7 + n) % 5)) + seed * n) * Math.cos(y * n * (2 + ((seed * 3 + n) % 4)) + seed), 0)
  const plane = Uint8Array.from({ length: PLANE_EDGE ** 2 }, (_, i) => 128 + 20 * at(left + (((i % PLANE_EDGE) + 0.5) / PLANE_EDGE) * share, top + ((Math.floor(i / PLANE_EDGE) + 0.5) / PLANE_EDGE) * share))
  return { plane, width: Math.round(4000 * share), height: Math.round(3000 * share) }
}

it('knows a picture that was cut out of another, either way round', () => {
  const cut = seen(3, { left: 0.1, top: 0.15, share: 0.75 })
  expect(fitsIn(cut, seen(3))).toBe(true)
  expect(fitsIn(seen(3), cut)).toBe(true)
})

it('takes no two strangers for parts of each other', () => {
  for (let seed = 1; seed < 8; seed++) expect(fitsIn(seen(seed), seen(seed + 1))).toBe(false)
})
