/** How many of the bits of two fingerprints of 64 bits differ; signed or not is the same to it. */
export function bitsApart(a: bigint, b: bigint): number {
  const different = BigInt.asUintN(64, a ^ b)
  return ones(Number(different & 0xffffffffn)) + ones(Number(different >> 32n))
}

/** The same of hexadecimal digits. */
export const hammingDistance = (a: string, b: string): number => bitsApart(BigInt(`0x${a}`), BigInt(`0x${b}`))

function ones(word: number): number {
  let count = 0
  for (let rest = word | 0; rest !== 0; rest &= rest - 1) count++
  return count
}
