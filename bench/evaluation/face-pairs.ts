/** A face with the picture that it is in and, where that is known, whose it is. */
export interface KnownFace { path: string; identity?: string; vector: Float32Array }

/** How far two faces lie apart, and whether they are of one person. */
export interface FacePair { distance: number; same: boolean }

/** All pairs of which it is known whether they are of one person: two that have names, and any two in one picture, who are two people. */
export function knownPairs(faces: readonly KnownFace[]): FacePair[] {
  return faces.flatMap((one, i) => faces.slice(i + 1).flatMap((other): FacePair[] => {
    const isKnown = one.path === other.path || (one.identity !== undefined && other.identity !== undefined)
    return isKnown ? [{ distance: distanceOf(one.vector, other.vector), same: one.path !== other.path && one.identity === other.identity }] : []
  }))
}

/** The share of pairs of one person that are nearer than a distance at which at most so large a share of pairs of two people is taken for one. */
export function shareFoundAt(pairs: readonly FacePair[], falseShare: number): { share: number; distance: number } {
  const different = pairs.filter(({ same }) => !same).map(({ distance }) => distance).sort((a, b) => a - b)
  const distance = different[Math.floor(different.length * falseShare)] ?? Number.POSITIVE_INFINITY
  const same = pairs.filter((pair) => pair.same)
  return { share: same.filter((pair) => pair.distance < distance).length / Math.max(1, same.length), distance }
}

function distanceOf(a: Float32Array, b: Float32Array): number {
  return Math.sqrt(a.reduce((sum, value, i) => sum + (value - b[i]!) ** 2, 0))
}
