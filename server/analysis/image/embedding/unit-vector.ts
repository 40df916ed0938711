/** The same direction with length 1. @throws Error where there is no direction */
export function unitVector(values: Float32Array): Float32Array {
  const length = Math.hypot(...values)
  if (!(length > 0 && Number.isFinite(length))) throw new Error('[analysis] a network gave a vector without a direction')
  return values.map((value) => value / length)
}
