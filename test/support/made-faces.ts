import type { AnalysisResult } from '../../server/analysis/index.ts'

const DIMENSIONS = 128
/** Root mean square distance of two faces of one person, and of two persons, as dlib's network has them. */
const OWN = 0.35, OTHERS = 0.8

/** Numbers between 0 and 1 that are the same for a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const gaussian = (next: () => number): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())

/** Made people: a centre each, and faces round it whose distances are spread like those of real ones: some pictures are worse than others. */
export function madePeople(next: () => number, count: number) {
  const centreSpread = Math.sqrt((OTHERS ** 2 - OWN ** 2) / 2 / DIMENSIONS)
  const ownSpread = Math.sqrt(OWN ** 2 / 2 / DIMENSIONS)
  const centres = Array.from({ length: count }, () => Float32Array.from({ length: DIMENSIONS }, () => gaussian(next) * centreSpread))
  return {
    face: (person: number): Float32Array => {
      const worse = Math.min(1.7, Math.max(0.5, 1 + 0.25 * gaussian(next)))
      return centres[person]!.map((value) => value + gaussian(next) * ownSpread * worse)
    },
  }
}

/** A vector as an analysis writes it down. */
export const base64 = (vector: Float32Array): string => Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64')

/** The answer of the analysis that finds faces. */
export const foundFaces = (faces: { box: number[]; vector?: Float32Array | undefined; quality?: number }[], space = 'dlib-128'): AnalysisResult => ({
  analyzer: 'image.faces', finishedAt: new Date(0), state: 'done',
  output: { space, faces: faces.map(({ box, vector, quality = 0.9 }) => ({ box, score: 0.9, points: [], quality: { pixels: 100, sharpness: 1, yaw: 0, overall: quality }, embedding: vector && base64(vector) })) },
})

/** How pure groups are, and how much of each person lies in that person's largest group. */
export function puritiesOf(pairs: readonly { truth: number; group: string }[]): { purity: number; completeness: number } {
  const share = (key: 'truth' | 'group', other: 'truth' | 'group'): number => {
    const sums = [...Map.groupBy(pairs, (pair) => pair[key]).values()].map((each) => Math.max(...[...Map.groupBy(each, (pair) => pair[other]).values()].map(({ length }) => length)))
    return sums.reduce((sum, n) => sum + n, 0) / pairs.length
  }
  return { purity: share('group', 'truth'), completeness: share('truth', 'group') }
}
