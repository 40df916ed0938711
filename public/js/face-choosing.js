import { behaviour } from './behaviours.js'
import { t } from './sentences.js'

/** Faces that are chosen on the page of somebody: how many, all at once, and ranges with Shift. */
behaviour('[data-face-choosing]', (root) => {
  const boxes = [...root.querySelectorAll('.face-check input')]
  const count = root.querySelector('[data-face-count]')
  const show = () => { if (count) count.textContent = t('browser.selected', { count: boxes.filter(({ checked }) => checked).length }) }
  let last
  for (const [at, box] of boxes.entries()) {
    box.addEventListener('click', (event) => {
      if (event.shiftKey && last !== undefined) for (const each of boxes.slice(Math.min(at, last), Math.max(at, last) + 1)) each.checked = box.checked
      last = at
      show()
    })
  }
  root.querySelector('[data-face-all]')?.addEventListener('click', () => {
    const all = boxes.every(({ checked }) => checked)
    for (const box of boxes) box.checked = !all
    show()
  })
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !boxes.some(({ checked }) => checked)) return
    for (const box of boxes) box.checked = false
    show()
  })
})
