/** An upright rectangle: left and upper edge, width and height. */
export type Box = readonly [x: number, y: number, width: number, height: number]

/** The area that two boxes share, as a part of the area that they cover together: 0 to 1. */
export function overlapOf([ax, ay, aw, ah]: Box, [bx, by, bw, bh]: Box): number {
  const width = Math.min(ax + aw, bx + bw) - Math.max(ax, bx)
  const height = Math.min(ay + ah, by + bh) - Math.max(ay, by)
  if (width <= 0 || height <= 0) return 0
  return (width * height) / (aw * ah + bw * bh - width * height)
}

/** What is left, best first, when of boxes of one class that overlap by more than a share only the best is kept (non-maximum suppression). */
export function dropOverlaps<Found extends { box: Box; score: number; label: string | number }>(found: readonly Found[], share: number): Found[] {
  const kept: Found[] = []
  for (const one of found.toSorted((a, b) => b.score - a.score)) {
    if (!kept.some((better) => better.label === one.label && overlapOf(better.box, one.box) > share)) kept.push(one)
  }
  return kept
}
