const MOST = 24

/** Tells how many bits the samples of a lossless sound really use: 16 that were stored as 24 end in eight zeros. */
export function bitDepth() {
  let used = 0
  return {
    take(samples: Float32Array): void {
      if (used & 1) return // it uses all
      for (let i = 0; i < samples.length; i++) used |= samples[i]! * 2 ** (MOST - 1)
    },
    /** 0 for silence. */
    finish: (): number => (used === 0 ? 0 : MOST - Math.log2(used & -used)),
  }
}
