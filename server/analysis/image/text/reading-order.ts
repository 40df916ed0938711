import type { Point, Quad } from '../../../inference/index.ts'

interface Box { index: number; left: number; right: number; top: number; bottom: number }

const COLUMN_LINES = 3 // so many on both sides make columns
const MARGIN = 0.2 // of its height: rectangles of lines reach a little into their neighbours
const PROSE = 10.5 // lines of prose are so many times wider than high within those margins (7 times without); prices are not

/** The indices of the rectangles as a person reads them: columns of prose one after the other, else row by row; whatever way the page lies. */
export function readingOrder(quads: readonly Quad[]): number[][] {
  if (quads.length === 0) return []
  const angle = pageAngle(quads)
  return orderBlock(quads.map((quad, index) => box(quad, index, angle))).map((row) => row.map(({ index }) => index))
}

/** Which way most of the text runs, radians: the middle of the edges' directions about their sum, which long lines rule. */
export function pageAngle(quads: readonly Quad[]): number {
  const edges = quads.map(([a, b]): Point => [b[0] - a[0], b[1] - a[1]])
  const quarter = dominantQuarter(edges)
  const off = edges.map(([x, y]) => turnedBy(Math.atan2(y, x), quarter)).filter((angle) => Math.abs(angle) < Math.PI / 4).sort((a, b) => a - b)
  return quarter + (off[Math.floor(off.length / 2)] ?? 0)
}

function dominantQuarter(edges: readonly Point[]): number {
  const lengths = [0, 0, 0, 0]
  for (const [x, y] of edges) lengths[(Math.round(Math.atan2(y, x) / (Math.PI / 2)) + 4) % 4]! += Math.hypot(x, y)
  return lengths.indexOf(Math.max(...lengths)) * (Math.PI / 2)
}

const turnedBy = (angle: number, by: number): number => Math.atan2(Math.sin(angle - by), Math.cos(angle - by))

function box(quad: Quad, index: number, angle: number): Box {
  const cos = Math.cos(angle), sin = Math.sin(angle)
  const xs = quad.map(([x, y]) => x * cos + y * sin), ys = quad.map(([x, y]) => y * cos - x * sin)
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const margin = MARGIN * (bottom - top)
  return { index, left: left + margin, right: right - margin, top: top + margin, bottom: bottom - margin }
}

/** Recursive cuts of white (Nagy's X-Y cut): beside columns first, else at the widest gap between rows. */
function orderBlock(boxes: Box[]): Box[][] {
  const columns = columnCut(boxes)
  if (columns) return columns.flatMap(orderBlock)
  const rows = rowCut(boxes)
  return rows ? rows.flatMap(orderBlock) : asRows(boxes)
}

function columnCut(boxes: Box[]): [Box[], Box[]] | undefined {
  const cuts = gaps(boxes, (b) => b.left, (b) => b.right).map(({ at }) => [boxes.filter((b) => b.right <= at), boxes.filter((b) => b.right > at)] as [Box[], Box[]])
  return cuts.find((sides) => sides.every(isProse))
}

const isProse = (boxes: Box[]): boolean =>
  boxes.length >= COLUMN_LINES && middle(boxes.map((b) => b.right - b.left)) >= PROSE * middle(boxes.map((b) => b.bottom - b.top))

function rowCut(boxes: Box[]): [Box[], Box[]] | undefined {
  const widest = gaps(boxes, (b) => b.top, (b) => b.bottom).sort((a, b) => b.size - a.size)[0]
  return widest && [boxes.filter((b) => b.bottom <= widest.at), boxes.filter((b) => b.bottom > widest.at)]
}

/** Stretches along an axis that no box covers. */
function gaps(boxes: Box[], from: (b: Box) => number, to: (b: Box) => number): { at: number; size: number }[] {
  const found: { at: number; size: number }[] = []
  let reached = -Infinity
  for (const b of boxes.toSorted((a, c) => from(a) - from(c))) {
    if (reached > -Infinity && from(b) > reached) found.push({ at: reached, size: from(b) - reached })
    reached = Math.max(reached, to(b))
  }
  return found
}

/** Boxes that share at least half of the lower one's height are of one row. */
function asRows(boxes: Box[]): Box[][] {
  const rows: Box[][] = []
  for (const b of boxes.toSorted((a, c) => a.top + a.bottom - c.top - c.bottom)) {
    const last = rows.at(-1)?.at(-1)
    const shared = last ? Math.min(b.bottom, last.bottom) - Math.max(b.top, last.top) : 0
    if (last && shared >= 0.5 * Math.min(b.bottom - b.top, last.bottom - last.top)) rows.at(-1)!.push(b)
    else rows.push([b])
  }
  return rows.map((row) => row.toSorted((a, c) => a.left - c.left))
}

const middle = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
