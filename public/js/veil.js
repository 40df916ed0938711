import { icon } from './icon.js'
import { t } from './sentences.js'

/** Files that somebody asked to see since this page was opened. @type {Set<string>} */
export const unveiled = new Set()
export const isUnveiled = (id) => unveiled.has(id)

/** Blurs a tile and gives it the button that shows it: the same parts that views/files/_tile.tsx writes. */
export function veilTile(tile, name) {
  if (tile.classList.contains('tile-veiled')) return
  tile.classList.add('tile-veiled')
  delete tile.dataset.hover
  const label = document.createElement('span')
  label.className = 'tile-veil'
  label.append(icon('eye-off'), t('browser.sensitive'))
  tile.querySelector('.tile-link').append(label)
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'tile-unveil', textContent: t('browser.unveil') })
  button.dataset.unveil = ''
  button.setAttribute('aria-label', t('browser.unveil-file', { name }))
  tile.querySelector('.tile-link').after(button)
}
