/** How well two fingerprints lie on each other at the place where they do best. */
export interface Fit {
  /** Share of bits that differ: 0 for the same, about 0.5 for strangers. */
  error: number
  /** Items of 0.124 s by which the second one begins later in the first. */
  offset: number
  /** Items that lie on each other. */
  overlap: number
}

const FURTHEST = 80 // items: ten seconds
const FEWEST = 16 // items: less than two seconds more than the first of them takes say nothing
const SHARE = 0.6 // of the shorter one must lie on the other
const VARIETY = 0.25 // of 1, where each bit is set half of the time: silence, lasting tones and lone clicks are all alike

/** Lays one fingerprint along the other and finds where they differ least; undefined where one is too short, or too plain to say anything. */
export function compareFingerprints(a: Uint32Array, b: Uint32Array): Fit | undefined {
  const least = Math.max(FEWEST, Math.ceil(SHARE * Math.min(a.length, b.length)))
  if (Math.min(a.length, b.length) < FEWEST || !isTelling(a) || !isTelling(b)) return undefined
  let best: Fit | undefined
  for (let offset = -FURTHEST; offset <= FURTHEST; offset++) {
    const from = Math.max(0, offset), to = Math.min(a.length, b.length + offset)
    if (to - from < least) continue
    let bits = 0
    for (let i = from; i < to; i++) bits += bitsSet(a[i]! ^ b[i - offset]!)
    const error = bits / (32 * (to - from))
    if (!best || error < best.error) best = { error, offset, overlap: to - from }
  }
  return best
}

/** Share of bits up to which two are the same recording: between what hard coding leaves and what strangers have by chance (docs/analyzers.md). */
export const SAME_RECORDING = 0.25

/** Whether two fingerprints are of one recording, whatever it was encoded with. */
export const isSameRecording = (a: Uint32Array, b: Uint32Array): boolean => (compareFingerprints(a, b)?.error ?? 1) <= SAME_RECORDING

function isTelling(print: Uint32Array): boolean {
  let variety = 0
  for (let bit = 0; bit < 32; bit++) {
    let set = 0
    for (const item of print) set += (item >>> bit) & 1
    variety += (2 * Math.min(set, print.length - set)) / print.length / 32
  }
  return variety >= VARIETY
}

/** How many bits of a 32-bit number are 1. */
function bitsSet(value: number): number {
  let bits = value - ((value >>> 1) & 0x5555_5555)
  bits = (bits & 0x3333_3333) + ((bits >>> 2) & 0x3333_3333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24
}
