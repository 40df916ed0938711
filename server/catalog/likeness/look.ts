import { outputOf, PictureHash, unpackPoints, type AnalysisResult, type PicturePoints } from '../../analysis/index.ts'

/** The analyzer whose fingerprints are compared. */
export const LOOK_ANALYZER = 'image.hash'

/** How a content looks: 64 bits of layout, 64 of light, and 32 × 32 fields of lightness (0 to 255). */
export interface Look { phash: bigint; average: bigint; plane: Uint8Array }

/** How a content looks from near: points by which its parts are found in another picture, and 64 × 64 fields of lightness (0 to 255). */
export interface CloseLook { points: PicturePoints; fields: Uint8Array }

/** The look of a content; undefined where nobody has looked, or an older way of looking answered. */
export function lookOf(results: readonly AnalysisResult[]): Look | undefined {
  const hash = outputOf(results, LOOK_ANALYZER, PictureHash)
  if (!hash) return undefined
  return { phash: signed(hash.phash), average: signed(hash.average), plane: Buffer.from(hash.plane, 'base64') }
}

/** A close look as bytes. */
export interface CloseBytes { points: Uint8Array; fields: Uint8Array }

/** The same from near, as bytes. */
export function closeBytesOf(results: readonly AnalysisResult[]): CloseBytes | undefined {
  const hash = outputOf(results, LOOK_ANALYZER, PictureHash)
  return hash && { points: Buffer.from(hash.points, 'base64'), fields: Buffer.from(hash.fields, 'base64') }
}

export const closeLookOf = ({ points, fields }: CloseBytes): CloseLook => ({ points: unpackPoints(points), fields })

/** Sixteen hexadecimal digits as PostgreSQL keeps them: a signed number of 64 bits. */
export const signed = (hex: string): bigint => BigInt.asIntN(64, BigInt(`0x${hex}`))

const PIECES = [13, 13, 13, 13, 12]

/** The five pieces of a fingerprint, its lowest bits first: two that differ in four bits at most have one in common. */
export function piecesOf(phash: bigint): number[] {
  let rest = BigInt.asUintN(64, phash)
  return PIECES.map((bits) => {
    const piece = Number(rest & ((1n << BigInt(bits)) - 1n))
    rest >>= BigInt(bits)
    return piece
  })
}
