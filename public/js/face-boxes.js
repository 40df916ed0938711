import { behaviour } from './behaviours.js'
import { isTyping } from './grid-keys.js'
import { togglePanel } from './viewer.js'

/** Stays as it is from one picture to the next. */
let shown = false

/** Gives each box its place over the picture. */
behaviour('[data-face-boxes]', (list) => {
  for (const box of list.querySelectorAll('[data-face-box]')) {
    const [left, top, width, height] = box.dataset.faceBox.split(' ').map((share) => `${Number(share) * 100}%`)
    Object.assign(box.style, { left, top, width, height })
  }
})

behaviour('[data-viewer-faces]', (button) => {
  const root = button.closest('[data-viewer]')
  const show = () => {
    root.classList.toggle('shows-faces', shown)
    button.setAttribute('aria-pressed', String(shown))
  }
  show()
  button.addEventListener('click', () => { shown = !shown; show() })
})

/** A row of the panel lights its box while the pointer or the focus is on it; what changed elsewhere (by Undo) is asked for again. */
behaviour('[data-file-faces]', (list) => {
  const root = list.closest('[data-viewer]')
  for (const row of list.querySelectorAll('[data-face-row]')) {
    const light = (on) => root.querySelector(`.face-box[data-face="${row.dataset.faceRow}"]`)?.classList.toggle('is-lit', on)
    for (const name of ['pointerenter', 'focusin']) row.addEventListener(name, () => light(true))
    for (const name of ['pointerleave', 'focusout']) row.addEventListener(name, () => light(false))
  }
  const refresh = () => {
    if (list.contains(document.activeElement) && isTyping(document.activeElement)) return
    void globalThis.htmx?.ajax('GET', list.dataset.fileFaces, { target: list.closest('.panel-part'), swap: 'outerHTML' })
  }
  addEventListener('mantel:changed', refresh)
  return () => removeEventListener('mantel:changed', refresh)
})

/** The box of somebody unknown leads to the field in which they are named. */
document.addEventListener('click', (event) => {
  const button = event.target.closest?.('[data-face-name]')
  if (!button) return
  if (button.closest('[data-viewer]').classList.contains('without-panel')) togglePanel()
  document.getElementById(`face-name-${button.dataset.faceName}`)?.focus()
})
