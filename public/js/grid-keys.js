import { choose, chooseVisible, clearChosen, chosenIds } from './selection.js'

const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
/** True where letters are typed. */
export const isTyping = (target) => Boolean(target.closest?.('input:not([type=checkbox]), textarea, select, [contenteditable], dialog[open]'))
/** The tile that keys speak of: the one with the focus, else the one under the pointer. */
const tileInHand = () => document.activeElement?.closest?.('.tile') ?? document.querySelector('.tile:hover')

document.addEventListener('keydown', (event) => {
  if (isTyping(event.target) || event.altKey || event.metaKey || document.querySelector('#viewer')) return
  const tile = tileInHand()
  if (event.ctrlKey) {
    if (event.key === 'a' && document.getElementById('selection')) { event.preventDefault(); chooseVisible() }
    return
  }
  if (event.key === 'Escape' && chosenIds().length > 0) return void clearChosen()
  if (event.key === 'x' && tile?.dataset.id) return void choose(tile.dataset.id, { range: event.shiftKey })
  if (arrows[event.key] && document.activeElement?.closest?.('.tile')) return void walk(event)
  const action = { f: 'favorite', t: 'tag', Delete: 'trash' }[event.key]
  if (action) void act(event, action, tile)
})

/** Acts on what is chosen, else on the tile in hand. */
async function act(event, action, tile) {
  if (chosenIds().length === 0) {
    if (!tile?.dataset.id || !document.getElementById('selection')) return
    await choose(tile.dataset.id, { on: true })
  }
  event.preventDefault()
  if (action !== 'tag') return void document.querySelector(`[data-selection-action=${action}]`)?.click()
  const menu = document.querySelector('.selection-tag')
  if (!menu) return
  menu.open = true
  menu.querySelector('input').focus()
}

/** Moves the focus to the neighbour in the arrow's direction, by where tiles stand on the screen. */
function walk(event) {
  const here = document.activeElement.closest('.tile')
  const [dx, dy] = arrows[event.key]
  const from = here.getBoundingClientRect()
  const middle = (box) => [box.left + box.width / 2, box.top + box.height / 2]
  const [x, y] = middle(from)
  const best = [...document.querySelectorAll('.tile-link')].map((link) => ({ link, box: link.parentElement.getBoundingClientRect() })).filter(({ link, box }) => {
    if (link.parentElement === here) return false
    const [px, py] = middle(box)
    return dy === 0 ? Math.abs(py - y) < from.height / 2 && (px - x) * dx > 0 : (py - y) * dy > from.height / 2
  }).map(({ link, box }) => {
    const [px, py] = middle(box)
    return { link, distance: dy === 0 ? Math.abs(px - x) : Math.abs(py - y) * 4 + Math.abs(px - x) }
  }).sort((a, b) => a.distance - b.distance)[0]
  if (!best) return
  event.preventDefault()
  best.link.focus({ preventScroll: true })
  best.link.scrollIntoView({ block: 'nearest' })
}
