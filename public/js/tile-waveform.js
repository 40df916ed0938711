import { behaviour } from './behaviours.js'

/** Bars of a card; one every four units of a drawing 320 wide and 100 high. */
const bars = 80

/** The waveform's bars as one path: each as high as the loudest of the values that it stands for. */
export function wavePath(peaks) {
  const loudest = Math.max(1, ...peaks)
  return Array.from({ length: bars }, (_, at) => {
    const from = Math.floor((at / bars) * peaks.length)
    const to = Math.max(from + 1, Math.floor(((at + 1) / bars) * peaks.length))
    const half = Math.max(2, (Math.max(0, ...peaks.slice(from, to)) / loudest) * 48)
    return `M${at * 4 + 2} ${(50 - half).toFixed(1)}V${(50 + half).toFixed(1)}`
  }).join('')
}

/** Fetches and draws the waveform of a sound's tile. */
export async function drawWave(tile) {
  const ground = tile.querySelector('.tile-wave')
  if (!ground || ground.firstChild || !tile.dataset.waveform) return
  const answer = await fetch(tile.dataset.waveform).catch(() => undefined)
  if (!answer?.ok || !answer.headers.get('content-type')?.includes('json')) return
  const { peaks } = await answer.json()
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', wavePath(peaks))
  ground.replaceChildren(path)
}

/** In grids that are drawn whole, only what comes into view is fetched. */
const near = typeof IntersectionObserver === 'undefined' ? undefined : new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) if (isIntersecting) { near.unobserve(target); void drawWave(target) }
}, { rootMargin: '400px' })

behaviour('.tile[data-waveform]', (tile) => near?.observe(tile))
