import type { ColorCount } from './count-colors.ts'
import { oklabDistance, type Oklab } from './oklab.ts'

const APART = 0.12 // seeds in OKLab: nearer ones would describe one colour twice
const ALIKE = 0.07 // colours that came closer than this are told as one
const ROUNDS = 8
const LEAST = 0.01 // share of area worth telling

/** At most `most` colours that describe the picture, largest first: k-means over the counted colours, begun at the largest that lie apart, so that it always ends the same. */
export function makePalette(counts: readonly ColorCount[], most: number): ColorCount[] {
  let centres = chooseSeeds(counts, most)
  for (let round = 0; round < ROUNDS; round++) centres = gather(counts, centres).map(({ color }) => color)
  return mergeAlike(gather(counts, centres)).filter(({ share }) => share >= LEAST)
}

function chooseSeeds(counts: readonly ColorCount[], most: number): Oklab[] {
  const seeds: Oklab[] = []
  for (const { color } of counts) {
    if (seeds.length < most && seeds.every((seed) => oklabDistance(seed, color) >= APART)) seeds.push(color)
  }
  return seeds
}

/** Gives each counted colour to its nearest centre; what a centre got, with its mean. */
function gather(counts: readonly ColorCount[], centres: readonly Oklab[]): ColorCount[] {
  const sums = centres.map(() => [0, 0, 0, 0] as [number, number, number, number])
  for (const { color, share } of counts) {
    const sum = sums[nearest(color, centres)]!
    for (let i = 0; i < 3; i++) sum[i]! += color[i]! * share
    sum[3] += share
  }
  return sums.filter(([, , , share]) => share > 0).map(([l, a, b, share]) => ({ color: [l / share, a / share, b / share], share }))
}

function nearest(color: Oklab, centres: readonly Oklab[]): number {
  let best = 0
  for (let i = 1; i < centres.length; i++) if (oklabDistance(color, centres[i]!) < oklabDistance(color, centres[best]!)) best = i
  return best
}

function mergeAlike(found: readonly ColorCount[]): ColorCount[] {
  const merged: ColorCount[] = []
  for (const one of found.toSorted((x, y) => y.share - x.share)) {
    const like = merged.find((other) => oklabDistance(other.color, one.color) < ALIKE)
    if (like) {
      const share = like.share + one.share
      like.color = like.color.map((value, i) => (value * like.share + one.color[i]! * one.share) / share) as unknown as Oklab
      like.share = share
    } else merged.push({ ...one })
  }
  return merged.sort((x, y) => y.share - x.share)
}
