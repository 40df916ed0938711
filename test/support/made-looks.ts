import { packPoints, type AnalysisResult, type PicturePoints } from '../../server/analysis/index.ts'

/** A plane of 32 × 32 fields that only this seed gives. */
function planeOf(seed: number): Uint8Array {
  let state = seed * 2654435761 + 12345
  const next = (): number => { state = (Math.imul(state, 1664525) + 1013904223) | 0; return (state >>> 8) / 2 ** 24 }
  return Uint8Array.from({ length: 1024 }, () => Math.floor(next() * 256))
}

const noPoints: PicturePoints = { width: 384, height: 288, count: 0, x: new Float32Array(), y: new Float32Array(), angle: new Float32Array(), level: new Uint8Array(), bits: new Uint32Array() }

/** The fingerprints of a made picture of that number; `bits` of its layout are turned over from the lowest. It has no points that it could be found by in another one. */
export function madeLook(seed: number, { bits = 0, plane = planeOf(seed) }: { bits?: number; plane?: Uint8Array } = {}): AnalysisResult {
  const mix = BigInt.asUintN(64, BigInt(seed + 1) * 0x9e3779b97f4a7c15n)
  const phash = mix ^ ((1n << BigInt(bits)) - 1n)
  const hex = (value: bigint): string => value.toString(16).padStart(16, '0')
  const near = { points: packPoints(noPoints).toString('base64'), fields: Buffer.alloc(4096).toString('base64') }
  return { analyzer: 'image.hash', finishedAt: new Date(0), state: 'done', output: { phash: hex(phash), average: hex(mix), plane: Buffer.from(plane).toString('base64'), ...near } }
}

/** An answer of image.quality. */
export const madeQuality = (score: number, reasons: string[] = []): AnalysisResult => ({ analyzer: 'image.quality', finishedAt: new Date(0), state: 'done', output: { score, reasons, measures: {} } })
