import type { AnalysisResult } from '../../server/analysis/index.ts'

/** A plane of 32 × 32 fields that only this seed gives. */
function planeOf(seed: number): Uint8Array {
  let state = seed * 2654435761 + 12345
  const next = (): number => { state = (Math.imul(state, 1664525) + 1013904223) | 0; return (state >>> 8) / 2 ** 24 }
  return Uint8Array.from({ length: 1024 }, () => Math.floor(next() * 256))
}

/** The fingerprints of a made picture of that number; `bits` of its layout are turned over from the lowest. */
export function madeLook(seed: number, { bits = 0, plane = planeOf(seed) }: { bits?: number; plane?: Uint8Array } = {}): AnalysisResult {
  const mix = BigInt.asUintN(64, BigInt(seed + 1) * 0x9e3779b97f4a7c15n)
  const phash = mix ^ ((1n << BigInt(bits)) - 1n)
  const hex = (value: bigint): string => value.toString(16).padStart(16, '0')
  return { analyzer: 'image.hash', finishedAt: new Date(0), state: 'done', output: { phash: hex(phash), average: hex(mix), plane: Buffer.from(plane).toString('base64') } }
}

/** An answer of image.quality. */
export const madeQuality = (score: number, reasons: string[] = []): AnalysisResult => ({ analyzer: 'image.quality', finishedAt: new Date(0), state: 'done', output: { score, reasons, measures: {} } })
