import { thumbHashToRGBA } from 'thumbhash'
import { behaviour } from './behaviours.js'

/** The few pixels of a thumbhash (base64). @returns {{ w: number, h: number, rgba: Uint8Array } | undefined} undefined for what is no thumbhash */
export function hashPixels(base64) {
  try {
    return thumbHashToRGBA(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)))
  } catch {
    return undefined
  }
}

/** Puts the blurred picture under a tile's own until that has arrived. */
export function paintHash(tile) {
  const image = tile.querySelector('img.tile-picture')
  if ((image?.complete && image.naturalWidth > 0) || tile.querySelector('.tile-hash')) return
  const canvas = hashCanvas(tile.dataset.thumbhash)
  if (!canvas) return
  canvas.className = 'tile-hash'
  tile.querySelector('.tile-link').prepend(canvas)
  if (!image) return
  const done = () => {
    image.classList.add('is-loaded')
    setTimeout(() => canvas.remove(), 300)
  }
  image.addEventListener('load', done, { once: true })
  image.addEventListener('error', () => image.remove(), { once: true })
}

/** A canvas of about 32 pixels; browsers blur it when they stretch it. */
export function hashCanvas(base64) {
  const pixels = base64 ? hashPixels(base64) : undefined
  if (!pixels) return undefined
  const canvas = document.createElement('canvas')
  canvas.width = pixels.w
  canvas.height = pixels.h
  canvas.getContext('2d').putImageData(new ImageData(new Uint8ClampedArray(pixels.rgba), pixels.w, pixels.h), 0, 0)
  return canvas
}

behaviour('[data-grid] > .tile[data-thumbhash]:not(.tile-audio)', paintHash)
