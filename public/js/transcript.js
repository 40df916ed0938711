import { behaviour } from './behaviours.js'

const calm = matchMedia('(prefers-reduced-motion: reduce)')
/** Shares of the list's height between which the current sentence may stand before the list moves. */
const EASY = { from: 0.1, to: 0.65 }
const readerKeys = new Set(['PageUp', 'PageDown', 'Home', 'End', 'ArrowUp', 'ArrowDown'])
/** How far the list of each viewer was scrolled, and whether it follows, so that an answer which replaces it leaves all as it was. @type {WeakMap<HTMLElement, { top: number, follows: boolean }>} */
const places = new WeakMap()
/** Frames in which a far way is gone: rows that come into sight have other heights than were taken for granted. */
const FRAMES = 5

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
  const viewer = box.closest('[data-viewer]')
  const player = viewer?.querySelector('[data-player]')
  const starts = Array.from(list.children, (row) => Number(row.dataset.at))
  let now = [...list.children].findIndex((row) => row.classList.contains('is-now'))
  const before = places.get(viewer)
  let follows = before?.follows ?? true
  const keep = () => { if (viewer) places.set(viewer, { top: list.scrollTop, follows }) }

  /** True where the way is far. */
  const reveal = (behavior) => {
    const row = list.children[now]
    if (!row || list.querySelector('[data-said-text]')) return false
    const { top, height } = list.getBoundingClientRect()
    const at = row.getBoundingClientRect().top - top
    if (at >= height * EASY.from && at <= height * EASY.to) return false
    const by = at - height * 0.25
    const isFar = Math.abs(by) > height * 2
    list.scrollBy({ top: by, behavior: calm.matches || isFar ? 'instant' : behavior })
    return isFar
  }
  const settle = (frames = FRAMES) => {
    if (!follows) return
    reveal('instant')
    if (frames > 1) requestAnimationFrame(() => settle(frames - 1))
  }
  const lookElsewhere = () => {
    follows = false
    again.hidden = now < 0
    keep()
  }
  const mark = () => {
    const next = lastUpTo(starts, player.currentTime + 0.05)
    const row = list.children[next]
    if (next !== now || (row && !row.classList.contains('is-now'))) {
      list.querySelector('.is-now')?.classList.remove('is-now')
      row?.classList.add('is-now')
      now = next
    }
    if (follows && reveal('smooth')) settle()
  }

  list.scrollTop = before?.top ?? 0
  list.addEventListener('scroll', keep, { passive: true })
  again.hidden = follows || now < 0
  settle()
  list.addEventListener('wheel', lookElsewhere, { passive: true })
  list.addEventListener('touchmove', lookElsewhere, { passive: true })
  list.addEventListener('keydown', (event) => { if (readerKeys.has(event.key)) lookElsewhere() })
  list.addEventListener('pointerdown', (event) => { if (event.target === list) lookElsewhere() })
  again.addEventListener('click', () => { follows = true; again.hidden = true; keep(); settle() })
  if (!player) return undefined
  const onSeek = () => { if (player.currentTime > 0) mark() }
  onSeek()
  player.addEventListener('timeupdate', onSeek)
  player.addEventListener('seeked', onSeek)
  return () => { player.removeEventListener('timeupdate', onSeek); player.removeEventListener('seeked', onSeek) }
})
