import { FileTile } from './_tile.tsx'
import type { ListName, Tile } from './tile.ts'

/** A justified grid. Without scripts rows flow by themselves; public/js/justified-grid.js makes them exact. */
export function FileGrid({ tiles, list, label, reasons = {}, eager = 12 }: { tiles: readonly Tile[]; list: ListName; label: string; reasons?: Readonly<Record<string, string>>; eager?: number }) {
  return (
    <ul class="grid" data-grid="" aria-label={label}>
      {tiles.map((tile, at) => <FileTile tile={tile} list={list} why={reasons[tile.id]} eager={at < eager} />)}
    </ul>
  )
}
