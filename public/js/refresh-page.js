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
  const drawn = document.querySelector('#main [data-grid], #main > .empty')
  if (!drawn || document.body.className !== 'app' || chosenIds().length > 0) return
  const { title } = document
  await visit(pageAddress(), { push: false, y: scrollY })
  if (document.getElementById('viewer')) document.title = title
}
