/**
 * @typedef {{ from: number, to: number, y: number, height: number }} Row pictures from..to-1 of a list, its top and its height
 * @typedef {{ x: number, width: number }} Cell
 */

/**
 * Breaks pictures into rows of the same width, each as near the wanted height as it can be; the last row keeps the wanted height.
 * @param {(at: number) => number} ratioAt width through height of a picture
 * @param {number} count
 * @param {number} width of the rows, pixels
 * @param {{ height: number, gap: number }} wanted
 * @returns {{ rows: Row[], height: number }}
 */
export function justify(ratioAt, count, width, { height, gap }) {
  const rows = []
  let from = 0
  let y = 0
  while (from < count) {
    const { to, ratios } = fillRow(ratioAt, from, count, width, height, gap)
    const inner = width - gap * (to - from - 1)
    const full = to < count || ratios * height >= inner * 0.92
    const rowHeight = full ? Math.min(inner / ratios, height * 1.6) : Math.min(height, inner / ratios)
    rows.push({ from, to, y, height: rowHeight })
    y += rowHeight + gap
    from = to
  }
  return { rows, height: Math.max(0, y - gap) }
}

/** Takes pictures until the row is full, then decides whether it is nearer the wanted height with the last one or without. */
function fillRow(ratioAt, from, count, width, height, gap) {
  let ratios = 0
  let to = from
  while (to < count) {
    const next = ratios + ratioAt(to)
    const inner = width - gap * (to - from)
    if (to > from && next * height > inner) {
      const tall = (inner + gap) / ratios - height
      const flat = height - inner / next
      return tall < flat ? { to, ratios } : { to: to + 1, ratios: next }
    }
    ratios = next
    to += 1
  }
  return { to, ratios }
}

/**
 * Places the pictures of one row side by side; edges lie on whole pixels, so that gaps are all alike.
 * @param {(at: number) => number} ratioAt
 * @param {Row} row
 * @param {number} gap
 * @returns {Cell[]}
 */
export function cellsOf(ratioAt, row, gap) {
  const cells = []
  let x = 0
  for (let at = row.from; at < row.to; at += 1) {
    const left = Math.round(x)
    x += ratioAt(at) * row.height
    cells.push({ x: left, width: Math.round(x) - left })
    x += gap
  }
  return cells
}
