import { behaviour } from './behaviours.js'
import { isUnveiled, unveiled, veilTile } from './veil.js'

// What is blurred is shown when somebody asks, and stays so until the page is left.

const tileOf = (id) => document.querySelector(`#main .tile[data-id="${CSS.escape(id)}"]`)

function unveil(id) {
  unveiled.add(id)
  const tile = tileOf(id)
  tile?.classList.remove('tile-veiled')
  for (const part of tile?.querySelectorAll('.tile-veil, .tile-unveil') ?? []) part.remove()
  const viewer = document.getElementById('viewer')
  if (viewer?.dataset.id === id) veilStage(viewer, false)
}

function veilStage(viewer, on) {
  viewer.querySelector('[data-stage]').classList.toggle('is-veiled', on)
  viewer.querySelector('.stage-media').inert = on
}

// before anything else that clicks on links mean
document.addEventListener('click', (event) => {
  const asked = event.target.closest?.('[data-unveil]')
  if (!asked) return
  event.preventDefault()
  event.stopPropagation()
  const place = asked.closest('[data-id]')
  unveil(place.dataset.id)
  place.querySelector('.tile-link')?.focus({ preventScroll: true })
}, { capture: true })

/** A file that was shown once on this page is not blurred again. */
behaviour('[data-viewer]', (viewer) => { if (isUnveiled(viewer.dataset.id)) veilStage(viewer, false) })

let decided
document.addEventListener('submit', (event) => {
  if (event.target.querySelector?.('[data-sensitive-word]')) decided = event.target.closest('[data-viewer]').dataset.id
}, { capture: true })

document.addEventListener('htmx:after:swap', () => {
  const viewer = document.getElementById('viewer')
  const word = viewer?.querySelector('[data-sensitive]')?.dataset.sensitive
  if (!decided || viewer?.dataset.id !== decided || !word) return
  decided = undefined
  const { id } = viewer.dataset
  if (word === 'no') return void unveil(id)
  unveiled.delete(id)
  veilStage(viewer, true)
  const tile = tileOf(id)
  if (tile) veilTile(tile, tile.querySelector('.tile-link')?.getAttribute('aria-label') ?? '')
})
