const waitMs = 140
const calm = matchMedia('(prefers-reduced-motion: reduce)')
let waiting

/** A video plays silently while the pointer rests on its tile: an animated picture over the still one. */
document.addEventListener('pointerover', (event) => {
  const tile = event.target.closest?.('.tile[data-hover]')
  if (!tile || event.pointerType === 'touch' || calm.matches || tile.querySelector('.tile-hover')) return
  clearTimeout(waiting)
  waiting = setTimeout(() => play(tile), waitMs)
})

document.addEventListener('pointerout', (event) => {
  const tile = event.target.closest?.('.tile[data-hover]')
  if (!tile || tile.contains(event.relatedTarget)) return
  clearTimeout(waiting)
  tile.querySelector('.tile-hover')?.remove()
})

function play(tile) {
  const image = Object.assign(document.createElement('img'), { className: 'tile-hover', alt: '', src: tile.dataset.hover })
  image.addEventListener('error', () => image.remove(), { once: true })
  image.decode().then(() => { if (tile.matches(':hover')) tile.querySelector('.tile-picture')?.after(image) }).catch(() => image.remove())
}
