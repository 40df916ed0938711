import { clock } from './formats.js'
import { t } from './sentences.js'

/** What is drawn, so that a song that plays draws nothing anew. */
let drawn

/** Draws what plays and what comes, while the panel is open. */
export function drawQueue(bar, queue) {
  const panel = bar.querySelector('[data-player-queue]')
  if (panel.hidden) { drawn = undefined; return }
  if (drawn?.order !== queue.order || drawn.tracks !== queue.tracks) drawEntries(panel, queue)
  if (drawn?.at !== queue.at || drawn.order !== queue.order) {
    for (const [at, entry] of [...panel.querySelectorAll('.player-entry')].entries()) {
      if (at === queue.at) entry.setAttribute('aria-current', 'true')
      else entry.removeAttribute('aria-current')
    }
    panel.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }
  drawn = queue
}

function drawEntries(panel, { tracks, order }) {
  const template = panel.querySelector('[data-player-entry]')
  const entries = order.map((place) => {
    const entry = template.content.firstElementChild.cloneNode(true)
    const { title, artist, durationMs } = tracks[place]
    entry.querySelector('[data-entry-title]').textContent = title
    entry.querySelector('[data-entry-artist]').textContent = artist
    entry.querySelector('[data-entry-length]').textContent = durationMs ? clock(durationMs) : ''
    const out = entry.querySelector('[data-player-out]')
    out.setAttribute('aria-label', `${out.title}: ${title}`)
    return entry
  })
  const list = panel.querySelector('[data-player-list]')
  const held = [...list.children].findIndex((entry) => entry.contains(document.activeElement))
  list.replaceChildren(...entries)
  panel.querySelector('[data-player-count]').textContent = t('browser.queue-count', { count: order.length })
  // whoever takes out one by one by keys goes on from where they were
  if (held >= 0) list.children[Math.min(held, entries.length - 1)]?.querySelector('[data-player-out]').focus()
}
