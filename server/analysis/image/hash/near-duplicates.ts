import type { PictureHash } from '../hash.ts'
import { hammingDistance } from './bits-apart.ts'

/** Bits of 64 in which fingerprints of the same picture differ at most: redrawn, recompressed, grey or the next of a burst; measured in docs/analyzers.md. */
export const NEAR_BITS = 4

/** True for two pictures that look the same; what is cut, turned or edited further is left to points. */
export const lookSame = (a: Pick<PictureHash, 'phash' | 'average'>, b: Pick<PictureHash, 'phash' | 'average'>): boolean => hammingDistance(a.phash, b.phash) <= NEAR_BITS && hammingDistance(a.average, b.average) <= NEAR_BITS
