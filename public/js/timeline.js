import { behaviour } from './behaviours.js'
import { gridMetrics } from './justified-grid.js'
import { createScrubber } from './scrubber.js'
import { useOrder } from './selection.js'
import { createItems } from './timeline-items.js'
import { firstDayAt, layOutTimeline } from './timeline-layout.js'
import { timelineOrder } from './timeline-order.js'
import { readShape, shapeOfDays } from './timeline-shape.js'
import { createView } from './timeline-view.js'

/** Windows above and below that are drawn besides what is seen. */
const ahead = 1
/** The shape survives going to another page and back. */
let shapeInHand

/** The metrics of tile.css and timeline.css in numbers. */
function metricsOf(root) {
  const probe = root.querySelector('.grid') ?? root
  const { height, gap } = gridMetrics(probe)
  return { row: height, gap, head: 44, dayGap: 12, minDay: height < 160 ? 150 : 190 }
}

behaviour('[data-timeline]', (root) => {
  const metrics = metricsOf(root)
  const state = { shape: undefined, layout: undefined }
  const items = createItems({ onLoaded: () => schedule() })
  const view = createView(root, items)
  const scrubber = createScrubber(root.parentElement, { go: (y) => scrollTo(0, top() + y) })
  const start = new URL(location.href).searchParams.get('at')
  const kept = history.state?.y
  let frame = 0
  let width = 0

  const top = () => root.getBoundingClientRect().top + scrollY - bar()
  const bar = () => document.querySelector('.topbar')?.offsetHeight ?? 0
  const draw = () => {
    frame = 0
    if (!state.layout) return
    const from = scrollY - top() - bar()
    view.draw(from - innerHeight * ahead, from + innerHeight * (1 + ahead))
    scrubber.show(scrollY - top())
  }
  const schedule = () => { frame ||= requestAnimationFrame(draw) }
  /** The day at the window's top and how far it is scrolled: it stays there when files come or the width changes. */
  const anchor = () => {
    const y = scrollY - top()
    const day = state.layout && y > 40 ? state.layout.days[firstDayAt(state.layout.days, y)] : undefined
    return day && { key: day.key, offset: y - day.y }
  }
  const layOut = () => {
    width = root.clientWidth
    if (width === 0 || !state.shape) return
    const held = anchor()
    state.layout = layOutTimeline(state.shape, width, metrics)
    view.use({ ...state, metrics })
    scrubber.update(state.layout, document.documentElement.scrollHeight - innerHeight)
    const day = held && state.layout.days.find(({ key }) => key === held.key)
    if (day) scrollTo(0, top() + day.y + held.offset)
    draw()
  }

  const adopted = view.adopt()
  const seed = seedFrom(adopted)
  const itemsAt = items.at
  items.at = (month, index) => itemsAt(month, index) ?? seed.get(`${month}:${index}`)
  state.shape = shapeInHand ?? shapeOfDays(adopted)
  layOut()
  if (shapeInHand) restore()

  function restore() {
    const month = start && state.layout.months.find((entry) => entry.month <= start)
    if (kept) scrollTo(0, kept)
    else if (month) scrollTo(0, top() + month.y)
    draw()
  }
  const refresh = async ({ changed = false } = {}) => {
    const answer = await fetch('/timeline/shape', { headers: { Accept: 'application/json' }, cache: 'no-cache' }).catch(() => undefined)
    if (!answer?.ok || !root.isConnected) return
    const first = !shapeInHand
    if (changed) {
      await items.renew()
      seed.clear()
    }
    shapeInHand = readShape(await answer.json())
    state.shape = shapeInHand
    layOut()
    if (first && !changed) restore()
  }
  void refresh()

  const onChange = () => void refresh({ changed: true })
  const observer = new ResizeObserver(() => { if (root.clientWidth !== width) layOut() })
  observer.observe(root)
  addEventListener('scroll', schedule, { passive: true })
  addEventListener('mantel:changed', onChange)
  const release = useOrder(timelineOrder(state, items))
  return () => {
    observer.disconnect()
    removeEventListener('scroll', schedule)
    removeEventListener('mantel:changed', onChange)
    scrubber.remove()
    release()
  }
})

/** The server's tiles by their place in the shape, where the page begins at the newest or at a month. */
function seedFrom(days) {
  const seed = new Map()
  const counts = new Map()
  for (const { day, ids } of days) {
    const month = day.slice(0, 7)
    ids.forEach((id) => {
      const index = counts.get(month) ?? 0
      counts.set(month, index + 1)
      seed.set(`${month}:${index}`, { id, adopted: true })
    })
  }
  return seed
}
