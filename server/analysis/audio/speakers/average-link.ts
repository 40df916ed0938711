/** Which groups came together, first to last: the second goes into the first. */
export type Merges = readonly (readonly [into: number, from: number])[]

/** Brings vectors of length 1 together two by two, always the groups that are most alike on average (cosine), until one is left. Memory: 4 × count² bytes. */
export function averageLink(vectors: readonly Float32Array[]): Merges {
  const count = vectors.length
  const likeness = likenesses(vectors)
  const sizes = new Uint32Array(count).fill(1)
  const nearest = new Int32Array(count).fill(-1)
  const look = (row: number): void => {
    let best = -1
    for (let other = 0; other < count; other++) if (other !== row && sizes[other]! > 0 && (best < 0 || likeness[row * count + other]! > likeness[row * count + best]!)) best = other
    nearest[row] = best
  }
  for (let row = 0; row < count; row++) look(row)
  const merges: [number, number][] = []
  while (merges.length < count - 1) {
    const [into, from] = mostAlike()
    merges.push([into, from])
    bringTogether(into, from)
  }
  return merges

  function mostAlike(): [number, number] {
    let row = -1
    for (let other = 0; other < count; other++) if (sizes[other]! > 0 && (row < 0 || likeness[other * count + nearest[other]!]! > likeness[row * count + nearest[row]!]!)) row = other
    return [Math.min(row, nearest[row]!), Math.max(row, nearest[row]!)]
  }

  function bringTogether(into: number, from: number): void {
    const [a, b] = [sizes[into]!, sizes[from]!]
    sizes[into] = a + b
    sizes[from] = 0
    for (let other = 0; other < count; other++) {
      if (sizes[other] === 0 || other === into) continue
      const mean = (a * likeness[into * count + other]! + b * likeness[from * count + other]!) / (a + b)
      likeness[into * count + other] = likeness[other * count + into] = mean
      if (nearest[other] === into || nearest[other] === from) look(other)
      else if (mean > likeness[other * count + nearest[other]!]!) nearest[other] = into
    }
    look(into)
  }
}

/** The group of each vector when so many groups are left, numbered from 0 in the order of their first vectors. */
export function cutMerges(merges: Merges, groups: number): Int32Array {
  const count = merges.length + 1
  const parent = Int32Array.from({ length: count }, (_, i) => i)
  for (const [into, from] of merges.slice(0, Math.max(0, count - groups))) parent[from] = into
  const root = (one: number): number => (parent[one] === one ? one : root(parent[one]!))
  const numbers = new Map<number, number>()
  return Int32Array.from({ length: count }, (_, i) => {
    const group = root(i)
    if (!numbers.has(group)) numbers.set(group, numbers.size)
    return numbers.get(group)!
  })
}

function likenesses(vectors: readonly Float32Array[]): Float32Array {
  const count = vectors.length
  const matrix = new Float32Array(count * count)
  for (let i = 0; i < count; i++) for (let j = 0; j < i; j++) matrix[i * count + j] = matrix[j * count + i] = dot(vectors[i]!, vectors[j]!)
  return matrix
}

export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}
