import type { Point } from '../../../inference/index.ts'

/** A connected area of the detector's map: the corners of its pixels at both ends of each row, and its mean chance. */
export interface MarkedArea { outline: Point[]; score: number; pixels: number }

/** Areas where the chance of text reaches the threshold, joined also over corners. */
export function markedAreas(map: Float32Array, width: number, height: number, threshold: number): MarkedArea[] {
  const seen = new Uint8Array(map.length)
  const areas: MarkedArea[] = []
  for (let start = 0; start < map.length; start++) {
    if (seen[start] === 0 && map[start]! >= threshold) areas.push(grow(map, width, height, threshold, seen, start))
  }
  return areas
}

function grow(map: Float32Array, width: number, height: number, threshold: number, seen: Uint8Array, start: number): MarkedArea {
  const rows = new Map<number, { left: number; right: number }>()
  const stack = [start]
  seen[start] = 1
  let sum = 0, pixels = 0
  while (stack.length > 0) {
    const at = stack.pop()!
    const x = at % width, y = (at - x) / width
    const row = rows.get(y)
    if (!row) rows.set(y, { left: x, right: x })
    else if (x < row.left) row.left = x
    else if (x > row.right) row.right = x
    sum += map[at]!
    pixels++
    for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
      for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
        const next = ny * width + nx
        if (seen[next] === 1 || map[next]! < threshold) continue
        seen[next] = 1
        stack.push(next)
      }
    }
  }
  const outline = [...rows].flatMap(([y, { left, right }]): Point[] => [[left, y], [right + 1, y], [left, y + 1], [right + 1, y + 1]])
  return { outline, score: sum / pixels, pixels }
}
