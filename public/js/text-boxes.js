import { behaviour } from './behaviours.js'

/** A line of read text lights its box while the pointer or the caret is on it; a click on the button shows all. */
behaviour('[data-read-text]', (list) => {
  const root = list.closest('[data-viewer]')
  const light = (at, on) => {
    root.querySelector(`.box[data-box="${at}"]`)?.classList.toggle('is-lit', on)
    list.querySelector(`[data-line="${at}"]`)?.classList.toggle('is-lit', on)
  }
  for (const line of list.querySelectorAll('[data-line]')) {
    line.addEventListener('pointerenter', () => light(line.dataset.line, true))
    line.addEventListener('pointerleave', () => light(line.dataset.line, false))
  }
})

behaviour('[data-viewer-boxes]', (button) => {
  button.addEventListener('click', () => {
    const shown = button.closest('[data-viewer]').classList.toggle('shows-boxes')
    button.setAttribute('aria-pressed', String(shown))
  })
})
