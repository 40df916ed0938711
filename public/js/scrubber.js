import { monthName } from './formats.js'
import { keyTarget, monthAt, monthMarks, yearMarks } from './scrubber-math.js'
import { t } from './sentences.js'

/**
 * The bar at the right edge: years where their pictures lie, the month under the pointer, keys like a slider.
 * @param {HTMLElement} parent
 * @param {{ go: (y: number) => void }} options called with a place in the timeline
 */
export function createScrubber(parent, { go }) {
  const bar = element('div', 'scrubber', { role: 'slider', tabindex: '0', 'aria-label': t('browser.timeline'), 'aria-orientation': 'vertical', 'aria-valuemin': '0' })
  const marks = element('div', 'scrubber-marks')
  const here = element('div', 'scrubber-here')
  const pointer = element('div', 'scrubber-pointer')
  const label = element('div', 'scrubber-label')
  bar.append(marks, pointer, here, label)
  parent.append(bar)
  let layout = { months: [], height: 1 }
  let reach = 1
  let place = 0
  let moving

  const shareOf = (event) => {
    const box = bar.getBoundingClientRect()
    return Math.min(1, Math.max(0, (event.clientY - box.top) / box.height))
  }
  const point = (share) => {
    pointer.style.top = label.style.top = `${share * 100}%`
    const month = monthAt(layout.months, share * layout.height)
    label.textContent = month ? monthName(month.month) : ''
  }
  bar.addEventListener('pointermove', (event) => {
    const share = shareOf(event)
    point(share)
    if (bar.classList.contains('is-held')) go(share * layout.height)
  })
  bar.addEventListener('pointerdown', (event) => {
    bar.setPointerCapture(event.pointerId)
    bar.classList.add('is-held')
    point(shareOf(event))
    go(shareOf(event) * layout.height)
  })
  const release = () => bar.classList.remove('is-held')
  bar.addEventListener('pointerup', release)
  bar.addEventListener('pointercancel', release)
  bar.addEventListener('keydown', (event) => {
    const target = keyTarget(event.key, layout.months, place)
    if (!target) return
    event.preventDefault()
    go(target.y)
  })

  const draw = () => {
    const height = bar.clientHeight
    marks.replaceChildren(
      ...monthMarks(layout.months, layout.height, height).map(({ share }) => at(element('span', 'scrubber-month'), share)),
      ...yearMarks(layout.months, layout.height, height).map(({ year, share }) => at(Object.assign(element('span', 'scrubber-year'), { textContent: year }), share)),
    )
  }
  return {
    /** A new layout: its months and height, and how far the window can be scrolled. */
    update(next, scrollable) {
      layout = next
      reach = Math.max(1, scrollable)
      bar.hidden = layout.months.length === 0 || scrollable < 200
      bar.setAttribute('aria-valuemax', String(Math.max(0, layout.months.length - 1)))
      draw()
    },
    /** The window's place, so that the bar shows it. */
    show(y) {
      const moved = Math.abs(y - place) > 1
      place = y
      const month = monthAt(layout.months, y)
      const share = Math.min(1, Math.max(0, y / layout.height))
      here.style.top = `${Math.min(1, Math.max(0, y / reach)) * 100}%`
      if (!month) return
      bar.setAttribute('aria-valuenow', String(layout.months.indexOf(month)))
      bar.setAttribute('aria-valuetext', monthName(month.month))
      if (!bar.matches(':hover')) { label.style.top = `${share * 100}%`; label.textContent = monthName(month.month) }
      if (!moved) return
      bar.classList.add('is-moving')
      clearTimeout(moving)
      moving = setTimeout(() => bar.classList.remove('is-moving'), 800)
    },
    remove: () => bar.remove(),
  }
}

function element(name, className, attributes = {}) {
  const made = document.createElement(name)
  made.className = className
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  return made
}

function at(mark, share) {
  mark.style.top = `${share * 100}%`
  return mark
}
