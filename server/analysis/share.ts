import type { Box } from '../inference/index.ts'

/** Shares are kept with four digits: finer than any raster tells. */
export const roundShare = (value: number): number => Math.round(value * 1e4) / 1e4

export const clampShare = (value: number): number => Math.max(0, Math.min(1, value))

/** A box in pixels of a picture in shares of it, without what reaches beyond its edges; undefined where nothing is left. */
export function shareOfBox([x, y, width, height]: Box, picture: { width: number; height: number }): [x: number, y: number, width: number, height: number] | undefined {
  const [left, top, right, bottom] = [x / picture.width, y / picture.height, (x + width) / picture.width, (y + height) / picture.height].map((share) => roundShare(clampShare(share))) as [number, number, number, number]
  const [across, down] = [roundShare(right - left), roundShare(bottom - top)]
  return across > 0 && down > 0 ? [left, top, across, down] : undefined
}
