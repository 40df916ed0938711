import { isTyping } from './grid-keys.js'
import { leave, step, togglePanel, viewer } from './viewer.js'

const click = (selector) => viewer()?.querySelector(selector)?.click()
const isMedia = (target) => Boolean(target.closest?.('video, audio, [role=slider]'))

/** What each key does while a file is seen. @type {Record<string, (event: KeyboardEvent) => void>} */
const keys = {
  ArrowLeft: () => step(document.dir === 'rtl' ? 'next' : 'previous'),
  ArrowRight: () => step(document.dir === 'rtl' ? 'previous' : 'next'),
  Escape: () => leave(),
  i: () => togglePanel(),
  f: () => click('[data-viewer-favorite]'),
  z: () => viewer().dispatchEvent(new CustomEvent('mantel:zoom')),
  b: () => click('[data-viewer-boxes]'),
  p: () => click('[data-viewer-faces]'),
  t: () => { if (viewer().classList.contains('without-panel')) togglePanel(); viewer().querySelector('[data-tag-input]')?.focus() },
  ' ': () => play(),
  Delete: () => viewer().querySelector('[data-viewer-trash]')?.requestSubmit(),
  D: () => click('[data-viewer-download]'),
}

function play() {
  const player = viewer().querySelector('[data-player]')
  if (player) player.paused ? void player.play() : player.pause()
  else step('next')
}

document.addEventListener('keydown', (event) => {
  if (!viewer() || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === 'Escape' && isTyping(event.target)) { event.target.blur(); viewer().focus(); return }
  if (isTyping(event.target) || (isMedia(event.target) && event.key !== 'Escape' && event.key.length > 1)) return
  if (event.key === ' ' && event.target.closest('button, a, summary')) return
  const act = keys[event.key]
  if (!act) return
  event.preventDefault()
  act(event)
})
