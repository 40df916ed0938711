import { behaviour } from './behaviours.js'
import { fit, keepInside, zoomAbout } from './fit.js'
import { step } from './viewer.js'

/** Fits the picture into the stage, zooms to full size and back, moves it, swipes to the neighbours. */
behaviour('[data-picture]', (picture) => {
  const stage = picture.closest('[data-stage]')
  const root = picture.closest('[data-viewer]')
  const image = picture.querySelector('[data-picture-image]')
  let box = { left: 0, top: 0, width: 1, height: 1 }
  let view = { scale: 1, x: 0, y: 0 }
  const pointers = new Map()
  let gesture

  const natural = () => ({ width: Number(image.getAttribute('width')) || image.naturalWidth || 1, height: Number(image.getAttribute('height')) || image.naturalHeight || 1 })
  const stageSize = () => ({ width: stage.clientWidth, height: stage.clientHeight })
  const full = () => Math.max(1, natural().width / (box.width * devicePixelRatio), 2 * Number(natural().width <= box.width * 1.2))
  const draw = () => {
    view = keepInside(view, box, stageSize())
    picture.style.transform = view.scale === 1 ? '' : `translate(${view.x}px, ${view.y}px) scale(${view.scale})`
    stage.classList.toggle('is-zoomed', view.scale > 1)
  }
  const layOut = () => {
    box = fit(natural(), stageSize())
    Object.assign(picture.style, { left: `${box.left}px`, top: `${box.top}px`, width: `${box.width}px`, height: `${box.height}px` })
    draw()
  }
  const zoomTo = (scale, point = { x: stage.clientWidth / 2, y: stage.clientHeight / 2 }) => {
    view = scale <= 1 ? { scale: 1, x: 0, y: 0 } : zoomAbout(view, scale, point, box)
    if (view.scale > 1) sharpen(root, picture)
    draw()
  }
  const toggle = (point) => zoomTo(view.scale > 1 ? 1 : full(), point)
  const pointOf = (event) => {
    const { left, top } = stage.getBoundingClientRect()
    return { x: event.clientX - left, y: event.clientY - top }
  }

  const handlers = {
    dblclick: (event) => { if (!event.target.closest('a, button')) toggle(pointOf(event)) },
    wheel: (event) => {
      if (!event.ctrlKey && view.scale === 1) return
      event.preventDefault()
      zoomTo(Math.min(12, Math.max(1, view.scale * Math.exp(-event.deltaY / 300))), pointOf(event))
    },
    pointerdown: (event) => {
      if (event.target.closest('a, button') || event.button !== 0) return
      pointers.set(event.pointerId, pointOf(event))
      stage.setPointerCapture(event.pointerId)
      gesture = { view: { ...view }, from: [...pointers.values()].map((point) => ({ ...point })) }
    },
    pointermove: (event) => {
      if (!pointers.has(event.pointerId)) return
      pointers.set(event.pointerId, pointOf(event))
      const points = [...pointers.values()]
      if (points.length === 2 && gesture.from.length === 2) {
        const apart = (pair) => Math.hypot(pair[0].x - pair[1].x, pair[0].y - pair[1].y)
        const middle = { x: (points[0].x + points[1].x) / 2, y: (points[0].y + points[1].y) / 2 }
        view = gesture.view
        zoomTo(Math.min(12, Math.max(1, gesture.view.scale * (apart(points) / apart(gesture.from)))), middle)
      } else if (view.scale > 1) {
        view = { ...view, x: gesture.view.x + points[0].x - gesture.from[0].x, y: gesture.view.y + points[0].y - gesture.from[0].y }
        draw()
      }
    },
    pointerup: (event) => end(event),
    pointercancel: (event) => end(event),
  }
  const end = (event) => {
    const point = pointers.get(event.pointerId)
    pointers.delete(event.pointerId)
    if (!point || view.scale > 1 || event.pointerType === 'mouse' || gesture.from.length > 1) return
    const dx = point.x - gesture.from[0].x
    if (Math.abs(dx) > 60 && Math.abs(point.y - gesture.from[0].y) < Math.abs(dx)) step((dx < 0) === (document.dir !== 'rtl') ? 'next' : 'previous')
  }
  for (const [name, handle] of Object.entries(handlers)) stage.addEventListener(name, handle, { passive: false })
  const onZoom = () => toggle()
  root.addEventListener('mantel:zoom', onZoom)
  root.querySelector('[data-viewer-zoom]')?.addEventListener('click', onZoom)
  const observer = new ResizeObserver(layOut)
  observer.observe(stage)
  image.addEventListener('load', layOut)
  layOut()
  return () => {
    observer.disconnect()
    for (const [name, handle] of Object.entries(handlers)) stage.removeEventListener(name, handle)
  }
})

/** Lays the original over the preview once somebody looks closer. */
function sharpen(root, picture) {
  if (root.dataset.zoomable === undefined || picture.querySelector('.picture-sharp')) return
  const sharp = Object.assign(document.createElement('img'), { className: 'picture-sharp', alt: '', src: root.dataset.original, draggable: false })
  picture.querySelector('[data-picture-image]').after(sharp)
  sharp.decode().then(() => sharp.classList.add('is-loaded')).catch(() => sharp.remove())
}
