import { behaviour, mount } from './behaviours.js'
import { fetchPage, onPop, pageAddress, visit } from './navigate.js'
import { setFavorite } from './tile.js'
import { takeToasts } from './toasts.js'

/** Pages of neighbours, fetched before they are asked for. @type {Map<string, Promise<{ page: Document } | undefined>>} */
const fetched = new Map()
const calm = matchMedia('(prefers-reduced-motion: reduce)')
const overlay = () => document.getElementById('viewer-root')
/** The viewer that is seen: over a list, or as the page itself. */
export const viewer = () => document.getElementById('viewer')
/** Title of the list below. */
let titleBelow = document.title
const isOver = () => Boolean(overlay()?.firstElementChild)

function load(href) {
  if (fetched.size > 30) fetched.clear()
  const loading = fetched.get(href) ?? fetchPage(href).catch(() => undefined)
  fetched.set(href, loading)
  return loading
}

/** Shows a file: `tile` is where its picture grows from. */
async function show(href, { tile, mode }) {
  const found = await load(href)
  const next = found?.page.getElementById('viewer')
  if (!next) return void location.assign(href)
  const place = isOver() || document.body.className === 'app' ? overlay() : document.getElementById('main')
  if (!isOver()) titleBelow = document.title
  const put = () => {
    place.replaceChildren(document.importNode(next, true))
    if (mode === 'push') history.pushState({ viewer: true }, '', href)
    else if (mode === 'replace') history.replaceState({ ...history.state, viewer: isOver() }, '', href)
    document.documentElement.style.overflow = isOver() ? 'hidden' : ''
    globalThis.htmx?.process(place)
    mount()
    viewer().setAttribute('tabindex', '-1')
    viewer().focus({ preventScroll: true })
  }
  document.title = found.page.title
  await grow(tile?.querySelector('.tile-picture'), put, () => document.querySelector('#viewer .picture-image, #viewer .video'))
  return undefined
}

/** Lets the picture move from one place to the other where browsers can. */
async function grow(from, put, to) {
  if (!from || !document.startViewTransition || calm.matches) return void put()
  from.style.viewTransitionName = 'picture'
  const transition = document.startViewTransition(() => {
    from.style.viewTransitionName = ''
    put()
    const target = to()
    if (target) target.style.viewTransitionName = 'picture'
  })
  await transition.updateCallbackDone
  void transition.finished.then(() => { const target = to(); if (target) target.style.viewTransitionName = '' })
  return undefined
}

function close() {
  const tile = document.querySelector(`#main .tile[data-id="${CSS.escape(viewer()?.dataset.id ?? '')}"]`)
  document.documentElement.style.overflow = ''
  document.title = titleBelow
  const put = () => overlay().replaceChildren()
  const image = document.querySelector('#viewer .picture-image')
  tile?.scrollIntoView({ block: 'nearest' })
  void grow(image, put, () => tile?.querySelector('.tile-picture')).then(() => {
    mount()
    tile?.querySelector('.tile-link')?.focus({ preventScroll: true })
  })
  fetched.clear()
}

/** One step to a neighbour; false where there is none. */
export function step(side) {
  const way = viewer()?.querySelector(`[data-viewer-way=${side}]`)
  if (way) void show(way.getAttribute('href'), { mode: 'replace' })
  return Boolean(way)
}

/** Back to the list. */
export function leave() {
  if (isOver()) history.back()
  else void location.assign(viewer().dataset.back)
}

behaviour('[data-viewer]', (root) => {
  root.classList.toggle('without-panel', localStorage.getItem('panel') === 'closed' || (localStorage.getItem('panel') === null && innerWidth < 768))
  root.querySelector('[data-viewer-info]')?.setAttribute('aria-expanded', String(!root.classList.contains('without-panel')))
  const ways = [...root.querySelectorAll('[data-viewer-way]')]
  const timer = setTimeout(() => {
    for (const way of ways) {
      void load(way.getAttribute('href'))
      if (way.dataset.preview) new Image().src = way.dataset.preview
    }
  }, 250)
  return () => clearTimeout(timer)
})

document.addEventListener('click', (event) => {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.defaultPrevented) return
  const link = event.target.closest?.('a[data-file-link]')
  const way = event.target.closest?.('[data-viewer-way]')
  if (link && document.body.className === 'app') { event.preventDefault(); return void show(link.getAttribute('href'), { tile: link.closest('.tile'), mode: 'push' }) }
  if (way) { event.preventDefault(); return void step(way.dataset.viewerWay) }
  if (event.target.closest?.('[data-viewer-close]')) { event.preventDefault(); return void leave() }
  if (event.target.closest?.('[data-viewer-info]')) { event.preventDefault(); return void togglePanel() }
  const away = event.target.closest?.('#viewer-root a[href]')
  if (away && !away.hasAttribute('download') && !away.target) {
    event.preventDefault()
    overlay().replaceChildren()
    document.documentElement.style.overflow = ''
    return void visit(away.href)
  }
  return undefined
})

/** Shows or hides the panel, and remembers. */
export function togglePanel() {
  const closed = viewer().classList.toggle('without-panel')
  viewer().querySelector('[data-viewer-info]')?.setAttribute('aria-expanded', String(!closed))
  localStorage.setItem('panel', closed ? 'closed' : 'open')
  dispatchEvent(new Event('resize'))
}

document.addEventListener('submit', (event) => {
  if (!event.target.matches?.('[data-viewer-trash]')) return
  event.preventDefault()
  void fetch(event.target.action, { method: 'POST', headers: { 'HX-Request': 'true' } }).then(async (answer) => {
    takeToasts(await answer.text())
    if (!answer.ok) return
    fetched.clear()
    dispatchEvent(new CustomEvent('mantel:changed'))
    if (!step('next') && !step('previous')) leave()
  })
}, { capture: true })

document.addEventListener('htmx:after:swap', () => {
  const root = viewer()
  const pressed = root?.querySelector('[data-viewer-favorite]')?.getAttribute('aria-pressed') === 'true'
  const tile = root && document.querySelector(`#main .tile[data-id="${CSS.escape(root.dataset.id)}"]`)
  if (tile) setFavorite(tile, pressed)
  if (root) fetched.clear()
})

onPop((state) => {
  if (!overlay()) return false
  const here = location.pathname + location.search
  if (state?.viewer && document.body.className === 'app') { void show(here, { mode: 'none' }); return true }
  if (!isOver()) return false
  close()
  return here === pageAddress()
})
