import { behaviour } from './behaviours.js'
import { choose, chooseDay, chosenIds, clearChosen, isChosen, previewRange } from './selection.js'
import { t } from './sentences.js'

const holdMs = 450

behaviour('#selection', (form) => {
  const count = form.querySelector('[data-selection-count]')
  const show = () => {
    const { length } = chosenIds()
    count.textContent = t('browser.selected', { count: length })
  }
  /** Fields for what is chosen but not drawn: checkboxes bring only those in the document. */
  const addHidden = () => {
    for (const field of form.querySelectorAll('input[type=hidden][name=file]')) field.remove()
    const drawn = new Set([...document.querySelectorAll('.tile-check :checked')].map((box) => box.value))
    for (const id of chosenIds()) if (!drawn.has(id)) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'file', value: id }))
  }
  form.addEventListener('htmx:config:request', (event) => {
    const { body } = event.detail.ctx.request
    body?.delete?.('file')
    for (const id of chosenIds()) body?.append?.('file', id)
  })
  form.addEventListener('htmx:after:request', (event) => { if (event.detail.ctx.response?.status < 400) clearChosen() })
  form.addEventListener('submit', addHidden, { capture: true })
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.target.name !== 'name') return
    event.preventDefault()
    form.querySelector('[data-selection-action=tag]').click()
  })
  form.querySelector('[data-selection-clear]')?.addEventListener('click', clearChosen)
  addEventListener('mantel:chosen', show)
  clearChosen()
  return () => { removeEventListener('mantel:chosen', show); clearChosen() }
})

document.addEventListener('click', (event) => {
  const box = event.target.closest?.('.tile-check input')
  if (box) return void choose(box.value, { on: box.checked, range: event.shiftKey })
  const day = event.target.closest?.('[data-day-check]')
  if (day) return void chooseDay(day.dataset.dayCheck, day.checked)
  const link = event.target.closest?.('.tile-link')
  if (!link || chosenIds().length === 0) return undefined
  event.preventDefault()
  return void choose(link.closest('.tile').dataset.id, { range: event.shiftKey })
}, { capture: true })

document.addEventListener('pointerover', (event) => {
  const tile = event.target.closest?.('.tile')
  if (event.shiftKey && tile && chosenIds().length > 0) previewRange(tile.dataset.id)
})
document.addEventListener('keyup', (event) => { if (event.key === 'Shift') previewRange(undefined) })

/** A long press begins choosing on touch; the next long press takes the range. */
let hold
document.addEventListener('pointerdown', (event) => {
  const tile = event.pointerType === 'touch' ? event.target.closest?.('.tile') : undefined
  if (!tile?.dataset.id || !document.getElementById('selection')) return
  hold = setTimeout(() => {
    hold = undefined
    navigator.vibrate?.(12)
    void choose(tile.dataset.id, { on: true, range: chosenIds().length > 0 && !isChosen(tile.dataset.id) })
    tile.addEventListener('click', (click) => { click.preventDefault(); click.stopImmediatePropagation() }, { once: true, capture: true })
  }, holdMs)
})
for (const name of ['pointerup', 'pointercancel', 'pointermove', 'scroll']) {
  document.addEventListener(name, (event) => {
    if (name === 'pointermove' && Math.hypot(event.movementX, event.movementY) < 6) return
    clearTimeout(hold)
  }, { passive: true, capture: true })
}
document.addEventListener('contextmenu', (event) => { if (hold !== undefined && event.target.closest?.('.tile')) event.preventDefault() })
