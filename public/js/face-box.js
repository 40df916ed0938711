/** @typedef {{ x: number, y: number, width: number, height: number }} Box in shares of the picture's sides */

/** Least side of a box, as a share. */
const LEAST = 0.01
const STEP = 0.01
const inside = (share) => Math.max(0, Math.min(1, share))
const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

/** The box between two points, wherever the pointer went. @returns {Box} */
export function drawnBox(from, to) {
  const [left, right] = [inside(from.x), inside(to.x)].toSorted((a, b) => a - b)
  const [top, bottom] = [inside(from.y), inside(to.y)].toSorted((a, b) => a - b)
  const width = Math.max(LEAST, right - left)
  const height = Math.max(LEAST, bottom - top)
  return { x: Math.min(left, 1 - width), y: Math.min(top, 1 - height), width, height }
}

/** The box after an arrow key: moved, or with Shift larger and smaller; undefined for other keys. @returns {Box | undefined} */
export function movedBox(box, { key, shiftKey }) {
  if (!arrows[key]) return undefined
  const [dx, dy] = arrows[key].map((direction) => direction * STEP)
  if (!shiftKey) return { ...box, x: Math.max(0, Math.min(1 - box.width, box.x + dx)), y: Math.max(0, Math.min(1 - box.height, box.y + dy)) }
  return { ...box, width: Math.max(LEAST, Math.min(1 - box.x, box.width + dx)), height: Math.max(LEAST, Math.min(1 - box.y, box.height + dy)) }
}
