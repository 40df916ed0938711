import { dayName } from './formats.js'
import { cellsOf } from './justified-layout.js'
import { place } from './justified-grid.js'
import { isChosen } from './selection.js'
import { t } from './sentences.js'
import { icon } from './icon.js'
import { makeTile, setFavorite } from './tile.js'
import { firstDayAt } from './timeline-layout.js'
import { ratioOfByte } from './timeline-shape.js'

/**
 * Draws what of the timeline lies in the window, and nothing else.
 * @param {HTMLElement} root
 * @param {ReturnType<import('./timeline-items.js').createItems>} items
 */
export function createView(root, items) {
  /** @type {Map<string, { section: HTMLElement, grid: HTMLElement, tiles: Map<number, HTMLElement> }>} */
  const drawn = new Map()
  /** Tiles by file, so that one that is known is never made again, whatever its place. */
  const known = new Map()
  let shape
  let layout
  let metrics
  let width = 0

  const drawDay = (day, top, bottom) => {
    const month = shape.months[day.month]
    const entry = drawn.get(day.key) ?? makeDay(day)
    drawn.set(day.key, entry)
    placeDay(entry, day, root.clientWidth)
    const ratioAt = (at) => ratioOfByte(month.ratios[day.start + at])
    const seen = new Set()
    for (const row of day.rows) {
      const y = day.y + metrics.head + row.y
      if (y > bottom || y + row.height < top) continue
      items.want(month.month, day.start + row.from, day.start + row.to)
      cellsOf(ratioAt, row, metrics.gap).forEach((cell, at) => {
        const index = row.from + at
        const tile = tileFor(entry, month.month, day.start + index, index)
        place(tile, cell, row, day.width)
        seen.add(index)
      })
    }
    for (const [index, tile] of entry.tiles) if (!seen.has(index)) { tile.remove(); entry.tiles.delete(index) }
    order(entry)
    return entry.section
  }

  const tileFor = (entry, month, at, index) => {
    const item = items.at(month, at)
    const current = entry.tiles.get(index)
    if (current && (!item || isOf(current, item))) return current
    const before = item && known.get(item.id)
    const tile = before && isOf(before, item) ? before : item ? makeTile(item) : current ?? waitingTile()
    if (item) known.set(item.id, tile)
    if (before === tile && !item.adopted) setFavorite(tile, item.favorite)
    const box = tile.querySelector('input')
    if (box) box.checked = isChosen(tile.dataset.id)
    if (current && current !== tile) current.replaceWith(tile)
    entry.tiles.set(index, tile)
    return tile
  }

  return {
    /** Takes over what the server drew: its tiles stay, their pictures with them. Gives the days with their ratios. */
    adopt() {
      return [...root.querySelectorAll(':scope > .day')].map((section) => {
        const tiles = [...section.querySelectorAll('.tile')]
        for (const tile of tiles) known.set(tile.dataset.id, tile)
        return { day: section.dataset.day, ratios: tiles.map((tile) => Number(tile.dataset.ratio) || 1), ids: tiles.map((tile) => tile.dataset.id) }
      })
    },
    /** A new layout; everything is placed anew at the next draw. */
    use(next) {
      ({ shape, layout, metrics } = next)
      root.dataset.exact = ''
      root.style.height = `${Math.ceil(layout.height)}px`
      if (root.clientWidth !== width) width = root.clientWidth
      for (const { section } of drawn.values()) section.remove()
      drawn.clear()
    },
    /** Draws from top to bottom, in pixels of the timeline. */
    draw(top, bottom) {
      items.begin()
      const wanted = []
      for (let at = firstDayAt(layout.days, top); at < layout.days.length && layout.days[at].y <= bottom; at += 1) {
        if (layout.days[at].y + layout.days[at].height >= top) wanted.push(layout.days[at])
      }
      const keys = new Set(wanted.map(({ key }) => key))
      const sections = wanted.map((day) => drawDay(day, top, bottom))
      for (const [key, { section }] of drawn) if (!keys.has(key)) { section.remove(); drawn.delete(key) }
      for (const child of [...root.children]) if (!sections.includes(child)) child.remove()
      sections.forEach((section, at) => { if (root.children[at] !== section) root.insertBefore(section, root.children[at] ?? null) })
    },
  }
}

function makeDay(day) {
  const section = document.createElement('section')
  section.className = 'day'
  section.dataset.day = day.day
  section.setAttribute('aria-labelledby', `day-${day.day}`)
  const head = document.createElement('header')
  head.className = 'day-head'
  const label = document.createElement('label')
  label.className = 'day-check'
  const box = Object.assign(document.createElement('input'), { type: 'checkbox' })
  box.dataset.dayCheck = day.day
  box.setAttribute('aria-label', t('browser.select-day', { day: dayName(day.day) }))
  label.append(box, icon('check'))
  const name = Object.assign(document.createElement('h2'), { className: 'day-name', id: `day-${day.day}` })
  const count = Object.assign(document.createElement('span'), { className: 'day-count', textContent: t('browser.files', { count: day.count }) })
  head.append(label, name, count)
  const grid = Object.assign(document.createElement('ul'), { className: 'grid' })
  grid.dataset.exact = ''
  section.append(head, grid)
  return { section, grid, tiles: new Map() }
}

function placeDay({ section, grid }, day, rootWidth) {
  const narrow = day.width < 380
  const x = document.dir === 'rtl' ? rootWidth - day.x - day.width : day.x
  // by left and top, not by transform: a sticky head reckons with its section's place before any transform
  section.style.left = `${Math.round(x)}px`
  section.style.top = `${Math.round(day.y)}px`
  section.style.width = `${Math.round(day.width)}px`
  section.style.height = `${Math.ceil(day.height)}px`
  section.classList.toggle('day-narrow', narrow)
  const name = section.querySelector('.day-name')
  const text = dayName(day.day, narrow)
  if (name.textContent !== text) name.textContent = text
  if (narrow) name.title = dayName(day.day)
  grid.style.height = `${Math.ceil(day.height)}px`
}

/** True when the tile still shows the file as it is: its picture may have been drawn since. */
function isOf(tile, item) {
  return tile.dataset.id === item.id && (!item.thumb || tile.querySelector('img') !== null) && (!item.waveform || tile.dataset.waveform !== undefined)
}

function waitingTile() {
  const tile = document.createElement('li')
  tile.className = 'tile'
  return tile
}

/** Tiles stand in the document as they stand in time, so that Tab walks them in order. */
function order({ grid, tiles }) {
  const wanted = [...tiles.keys()].sort((a, b) => a - b).map((index) => tiles.get(index))
  wanted.forEach((tile, at) => { if (grid.children[at] !== tile) grid.insertBefore(tile, grid.children[at] ?? null) })
}
