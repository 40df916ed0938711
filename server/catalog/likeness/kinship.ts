import { bitsApart } from '../../analysis/index.ts'
import type { LikenessKind } from '../alike-schema.ts'
import { areCopies } from './compare-looks.ts'
import type { Look } from './look.ts'

/** A file with what its likeness to others is judged by. */
export interface KinFile {
  id: string
  sha256: string
  /** Null where no analysis has looked yet: only the same bytes are told then. */
  look: Look | null
  /** When its content says that it was taken, milliseconds; null where it does not say. */
  takenMs: number | null
  /** '' where the content does not say. */
  camera: string
}

/** Milliseconds between pictures of one moment. */
export const BURST_MS = 30_000
/** A copy may have lost the fractions of its second. */
const SAME_MOMENT_MS = 1000
/** Bits of 64: two pictures of one camera that are seconds apart show the same thing up to here; strangers lie some 32 apart. */
const BURST_BITS = 16

/**
 * What two files are to each other: copies of one picture, pictures of a burst, or nothing.
 * `fit`: how well they fit each other from near, 0 where they differ; undefined where nothing more is known than their fingerprints. What one camera took at two different moments is never a copy, however alike it looks.
 */
export function kinshipOf(a: KinFile, b: KinFile, fit?: number): LikenessKind | null {
  if (a.sha256 === b.sha256) return 'copies'
  if (!a.look || !b.look) return null
  const apart = a.takenMs === null || b.takenMs === null ? 0 : Math.abs(a.takenMs - b.takenMs)
  if (apart > 0 && a.camera !== '' && a.camera === b.camera) return ofOneCamera(a, a.look, b, b.look, apart)
  return apart <= SAME_MOMENT_MS && (fit === undefined ? areCopies(a.look, b.look) : fit > 0) ? 'copies' : null
}

/** True for two pictures that one camera took at two moments, however near. */
export const areTwoShots = (a: KinFile, b: KinFile): boolean => a.camera !== '' && a.camera === b.camera && a.takenMs !== null && b.takenMs !== null && a.takenMs !== b.takenMs && kinshipOf(a, b) !== 'copies'

/** Two pictures of one camera at two moments. Fractions of a second tell frames of a burst apart; a copy that lost them looks the same to the bit. */
function ofOneCamera(a: KinFile, lookA: Look, b: KinFile, lookB: Look, apart: number): LikenessKind | null {
  const lostFraction = apart < SAME_MOMENT_MS && [a, b].some(({ takenMs }) => (takenMs ?? 1) % 1000 === 0)
  if (lostFraction && lookA.phash === lookB.phash && areCopies(lookA, lookB)) return 'copies'
  return apart <= BURST_MS && bitsApart(lookA.phash, lookB.phash) <= BURST_BITS ? 'burst' : null
}
