import { pageAddress, visit } from './navigate.js'
import { chosenIds } from './selection.js'

/** Many files may come at once: a page is asked for again at most so often. */
const waitMs = 1500
let waiting
let last = -waitMs

/** Files came or went: pages that are drawn whole by the server, grids and empty ones, are drawn anew where they stand. The timeline sees to itself. */
addEventListener('mantel:changed', () => {
  const rest = Math.max(60, last + waitMs - performance.now())
  waiting ??= setTimeout(() => {
    waiting = undefined
    last = performance.now()
    void refresh()
  }, rest)
})

async function refresh() {
  const drawn = document.querySelector('#main [data-grid], #main [data-refresh], #main > .empty')
  if (!drawn || document.body.className !== 'app' || chosenIds().length > 0) return
  const { title } = document
  const focusAgain = holdFocus()
  await visit(pageAddress(), { push: false, y: scrollY })
  focusAgain()
  if (document.getElementById('viewer')) document.title = title
}

/** Remembers the field under the cursor with what is typed in it; gives back what puts both where they were. */
function holdFocus() {
  const current = () => (document.activeElement?.closest('#main') && document.activeElement.id ? document.activeElement : undefined)
  const before = { held: current() }
  const keep = () => { before.held = current() ?? before.held }
  document.addEventListener('focusin', keep)
  return () => {
    document.removeEventListener('focusin', keep)
    const { held } = before
    const field = held && document.getElementById(held.id)
    if (!field || document.getElementById('viewer')) return
    if ('defaultValue' in held && held.value !== held.defaultValue) field.value = held.value
    field.focus({ preventScroll: true })
  }
}
