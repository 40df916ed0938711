import { behaviour } from './behaviours.js'

const calm = matchMedia('(prefers-reduced-motion: reduce)')
/** Shares of the list's height between which the current sentence may stand before the list moves. */
const EASY = { from: 0.1, to: 0.65 }
const readerKeys = new Set(['PageUp', 'PageDown', 'Home', 'End', 'ArrowUp', 'ArrowDown'])
/** How far each list was scrolled, so that an answer which replaces it leaves it where it was. @type {Map<string, number>} */
const places = new Map()

/** The last of ascending numbers that is no larger. */
export function lastUpTo(numbers, value) {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (numbers[middle] <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Marks the sentence that is played and keeps it in sight, as long as the reader does not look elsewhere. */
behaviour('[data-transcript]', (box) => {
  const list = box.querySelector('[data-said-list]')
  const again = box.querySelector('[data-said-follow]')
  const player = box.closest('[data-viewer]')?.querySelector('[data-player]')
  const starts = Array.from(list.children, (row) => Number(row.dataset.at))
  let now = [...list.children].findIndex((row) => row.classList.contains('is-now'))
  let follows = true

  const reveal = () => {
    const row = list.children[now]
    if (!row || list.querySelector('[data-said-text]')) return
    const { top, height } = list.getBoundingClientRect()
    const at = row.getBoundingClientRect().top - top
    if (at >= height * EASY.from && at <= height * EASY.to) return
    const by = at - height * 0.25
    list.scrollBy({ top: by, behavior: calm.matches || Math.abs(by) > height * 2 ? 'instant' : 'smooth' })
  }
  const lookElsewhere = () => {
    follows = false
    again.hidden = now < 0
  }
  const mark = () => {
    const next = lastUpTo(starts, player.currentTime + 0.05)
    const row = list.children[next]
    if (next !== now || (row && !row.classList.contains('is-now'))) {
      list.querySelector('.is-now')?.classList.remove('is-now')
      row?.classList.add('is-now')
      now = next
    }
    if (follows) reveal()
  }

  list.scrollTop = places.get(box.dataset.transcript) ?? 0
  list.addEventListener('scroll', () => places.set(box.dataset.transcript, list.scrollTop), { passive: true })
  reveal()
  list.addEventListener('wheel', lookElsewhere, { passive: true })
  list.addEventListener('touchmove', lookElsewhere, { passive: true })
  list.addEventListener('keydown', (event) => { if (readerKeys.has(event.key)) lookElsewhere() })
  list.addEventListener('pointerdown', (event) => { if (event.target === list) lookElsewhere() })
  again.addEventListener('click', () => { follows = true; again.hidden = true; reveal() })
  if (!player) return undefined
  const onSeek = () => { if (player.currentTime > 0) mark() }
  player.addEventListener('timeupdate', onSeek)
  player.addEventListener('seeked', onSeek)
  return () => { player.removeEventListener('timeupdate', onSeek); player.removeEventListener('seeked', onSeek) }
})
