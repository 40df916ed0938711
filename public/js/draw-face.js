import { behaviour } from './behaviours.js'
import { drawnBox, movedBox } from './face-box.js'

/** Draws a box round a face by pointer or by keys, and fills the form in. */
behaviour('[data-draw-face]', (root) => {
  const viewer = root.closest('[data-viewer]')
  const form = root.querySelector('form')
  let box
  let layer

  const show = () => {
    const places = { left: box.x, top: box.y, width: box.width, height: box.height }
    for (const [name, share] of Object.entries(places)) layer.firstElementChild.style[name] = `${share * 100}%`
    for (const field of form.querySelectorAll('[data-draw-field]')) field.value = box[field.dataset.drawField].toFixed(4)
  }
  const end = () => {
    layer?.remove()
    layer = undefined
    root.classList.remove('is-open')
    viewer.classList.remove('is-drawing')
  }
  const cancel = () => { end(); root.querySelector('[data-draw-begin]').focus() }
  const take = () => form.querySelector('[data-draw-name]').focus()
  const pointOf = (event) => {
    const { left, top, width, height } = layer.getBoundingClientRect()
    return { x: (event.clientX - left) / width, y: (event.clientY - top) / height }
  }
  const listen = () => {
    let from
    layer.addEventListener('pointerdown', (event) => {
      event.preventDefault()
      event.stopPropagation() // the stage would turn the page
      from = pointOf(event)
      layer.setPointerCapture(event.pointerId)
    })
    layer.addEventListener('pointermove', (event) => {
      if (!from) return
      box = drawnBox(from, pointOf(event))
      show()
    })
    layer.addEventListener('pointerup', () => { from = undefined; take() })
    layer.addEventListener('keydown', (event) => {
      const next = movedBox(box, event)
      if (next) box = next
      else if (event.key === 'Enter') take()
      else if (event.key === 'Escape') cancel()
      else return
      event.preventDefault()
      event.stopPropagation()
      show()
    })
  }
  const begin = () => {
    const picture = viewer.querySelector('[data-picture]')
    if (!picture || layer) return
    const { width, height } = picture.getBoundingClientRect()
    box = { x: 0.4, y: 0.3, width: 0.2, height: Math.min(0.5, (0.2 * width) / height) }
    layer = Object.assign(document.createElement('div'), { className: 'draw-layer' })
    const frame = Object.assign(document.createElement('div'), { className: 'draw-box', tabIndex: 0 })
    frame.setAttribute('role', 'application')
    frame.setAttribute('aria-label', root.dataset.drawFace)
    layer.append(frame)
    picture.append(layer)
    root.classList.add('is-open')
    viewer.classList.add('is-drawing')
    listen()
    show()
    layer.scrollIntoView({ block: 'nearest' })
    frame.focus({ preventScroll: true })
  }
  root.querySelector('[data-draw-begin]').addEventListener('click', begin)
  root.querySelector('[data-draw-cancel]').addEventListener('click', cancel)
  form.addEventListener('keydown', (event) => { if (event.key === 'Escape' && layer) { event.stopPropagation(); cancel() } })
  return end
})
