import { clock } from './formats.js'
import { icon } from './icon.js'
import { isChosen } from './selection.js'
import { t } from './sentences.js'
import { drawWave } from './tile-waveform.js'
import { paintHash } from './thumbhash.js'
import { isUnveiled, veilTile } from './veil.js'

/** The element of one file from JSON: the same that views/files/_tile.tsx writes. */
export function makeTile(item) {
  const tile = document.createElement('li')
  tile.className = `tile tile-${item.kind}${item.missing ? ' tile-missing' : ''}`
  Object.assign(tile.dataset, { id: item.id, kind: item.kind, ratio: String(item.ratio) })
  if (item.hover) tile.dataset.hover = item.hover
  if (item.thumbhash) tile.dataset.thumbhash = item.thumbhash
  const link = document.createElement('a')
  link.className = 'tile-link'
  link.href = `/files/${item.id}`
  link.dataset.fileLink = ''
  link.setAttribute('aria-label', [item.name, item.kind === 'audio' ? item.artist : '', item.duration ? clock(item.duration) : '', t(`browser.kind-${item.kind}`)].filter(Boolean).join(', '))
  if (item.waveform) tile.dataset.waveform = item.waveform
  if (item.kind === 'audio') link.append(...soundCard(item), caption(item))
  else if (item.thumb) link.append(picture(item))
  if (item.kind !== 'image') link.append(badge(item))
  tile.append(link, check(item))
  setFavorite(tile, item.favorite)
  if (item.sensitive && !isUnveiled(item.id)) veilTile(tile, item.name)
  if (item.kind === 'audio') void drawWave(tile)
  else if (item.thumbhash) paintHash(tile)
  return tile
}

function picture(item) {
  const image = document.createElement('img')
  image.className = 'tile-picture'
  image.alt = ''
  image.decoding = 'async'
  if (item.thumbLarge) image.srcset = `${item.thumb} 1x, ${item.thumbLarge} 2x`
  image.src = item.thumb
  return image
}

function soundCard(item) {
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  for (const [name, value] of Object.entries({ class: 'tile-picture tile-wave', viewBox: '0 0 320 100', preserveAspectRatio: 'none', 'aria-hidden': 'true' })) ground.setAttribute(name, value)
  if (!item.thumb) return [ground]
  return [ground, Object.assign(document.createElement('img'), { className: 'tile-cover', alt: '', decoding: 'async', src: item.thumb })]
}

function caption(item) {
  const words = span('tile-caption')
  // spaces between the parts: the spoken name must hold the words that are seen, one after the other
  words.append(span('tile-title', item.name), ' ')
  if (item.artist) words.append(span('tile-artist', item.artist), ' ')
  return words
}

function badge(item) {
  const mark = span('tile-badge')
  mark.append(icon(item.kind === 'video' ? 'play' : 'music'), item.duration ? clock(item.duration) : '')
  return mark
}

function check(item) {
  const label = document.createElement('label')
  label.className = 'tile-check'
  const input = document.createElement('input')
  Object.assign(input, { type: 'checkbox', name: 'file', value: item.id, checked: isChosen(item.id) })
  input.setAttribute('form', 'selection')
  input.setAttribute('aria-label', t('browser.select-file', { name: item.name }))
  label.append(input, icon('check'))
  return label
}

/** Shows or hides the heart of a tile. */
export function setFavorite(tile, favorite) {
  const heart = tile.querySelector('.tile-heart')
  if (!favorite) return heart?.remove()
  if (heart) return undefined
  const made = span('tile-heart')
  const drawing = icon('heart')
  drawing.classList.add('icon-full')
  made.append(drawing)
  return tile.querySelector('.tile-link').append(made)
}

function span(className, text) {
  const made = document.createElement('span')
  made.className = className
  if (text) made.textContent = text
  return made
}
