import { behaviour } from './behaviours.js'
import { cellsOf, justify } from './justified-layout.js'

/** Gap and row height as tile.css says them. */
export function gridMetrics(element) {
  const row = Number.parseFloat(getComputedStyle(element).getPropertyValue('--row')) || 220
  return { height: row, gap: 2 }
}

/** Sets each tile of a grid to its exact place. */
function layOut(grid) {
  const tiles = [...grid.querySelectorAll(':scope > .tile')]
  const width = grid.clientWidth
  if (width === 0) return
  const ratioAt = (at) => Number(tiles[at].dataset.ratio) || 1
  const metrics = gridMetrics(grid)
  const { rows, height } = justify(ratioAt, tiles.length, width, metrics)
  grid.dataset.exact = ''
  grid.style.height = `${Math.ceil(height)}px`
  for (const row of rows) cellsOf(ratioAt, row, metrics.gap).forEach((cell, at) => place(tiles[row.from + at], cell, row, width))
}

/** Moves one tile to its place; mirrored where text runs from right to left. */
export function place(tile, cell, row, width) {
  const x = document.dir === 'rtl' ? width - cell.x - cell.width : cell.x
  tile.style.width = `${cell.width}px`
  tile.style.height = `${Math.round(row.y + row.height) - Math.round(row.y)}px`
  tile.style.transform = `translate(${x}px, ${Math.round(row.y)}px)`
}

behaviour('[data-grid]', (grid) => {
  layOut(grid)
  let width = grid.clientWidth
  const observer = new ResizeObserver(() => {
    if (grid.clientWidth === width) return
    width = grid.clientWidth
    layOut(grid)
  })
  observer.observe(grid)
  const changed = () => layOut(grid)
  grid.addEventListener('mantel:tiles', changed)
  return () => observer.disconnect()
})
