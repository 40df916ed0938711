import { behaviour } from './behaviours.js'
import { isTyping } from './grid-keys.js'

/** What was decided elsewhere about what machines saw (by Undo) is asked for again, with the tags that came of it; whoever is at it there is left alone. */
behaviour('[data-file-labels]', (part) => {
  const panel = part.closest('.panel')
  const refresh = () => {
    const { activeElement } = document
    if (part.contains(activeElement) || (panel.contains(activeElement) && isTyping(activeElement))) return
    void globalThis.htmx?.ajax('GET', part.dataset.fileLabels, { target: part, swap: 'outerHTML' })
  }
  addEventListener('mantel:changed', refresh)
  return () => removeEventListener('mantel:changed', refresh)
})
