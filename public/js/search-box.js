import { behaviour } from './behaviours.js'
import { visit } from './navigate.js'

behaviour('[data-searchbox]', (form) => {
  const input = form.querySelector('input')
  const list = form.querySelector('.suggestions')
  const options = () => [...list.querySelectorAll('.suggestion')]
  const lit = () => options().findIndex((option) => option.getAttribute('aria-selected') === 'true')

  const show = (visible) => {
    list.hidden = !visible || list.childElementCount === 0
    input.setAttribute('aria-expanded', String(!list.hidden))
    if (list.hidden) light(-1)
  }
  const light = (at) => {
    options().forEach((option, index) => option.setAttribute('aria-selected', String(index === at)))
    const option = options()[at]
    if (option) input.setAttribute('aria-activedescendant', option.id)
    else input.removeAttribute('aria-activedescendant')
    option?.scrollIntoView({ block: 'nearest' })
  }
  list.addEventListener('htmx:after:swap', () => show(document.activeElement === input))
  form.addEventListener('htmx:after:swap', () => show(document.activeElement === input))
  input.addEventListener('focus', () => show(true))
  form.addEventListener('focusout', () => setTimeout(() => { if (!form.contains(document.activeElement)) show(false) }, 120))
  input.addEventListener('keydown', (event) => {
    const count = options().length
    if (event.key === 'Escape') { if (list.hidden) input.blur(); else show(false); event.stopPropagation() }
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && count > 0) {
      event.preventDefault()
      if (list.hidden) show(true)
      const next = lit() + (event.key === 'ArrowDown' ? 1 : -1)
      light(next < -1 ? count - 1 : next >= count ? -1 : next)
    }
    if (event.key === 'Tab' && lit() >= 0) { event.preventDefault(); input.value = `${options()[lit()].dataset.query} `; input.dispatchEvent(new Event('input', { bubbles: true })) }
  })
  form.addEventListener('submit', (event) => {
    const option = options()[lit()]
    show(false)
    if (!option) return
    event.preventDefault()
    void visit(option.href)
  }, { capture: true })
  list.addEventListener('click', () => show(false))
})

document.addEventListener('keydown', (event) => {
  const key = event.key === '/' || (event.key === 'k' && (event.ctrlKey || event.metaKey))
  if (!key || event.target.closest?.('input:not([type=checkbox]), textarea, select')) return
  const input = document.getElementById('search-input')
  if (!input || document.querySelector('#viewer-root > .viewer')) return
  event.preventDefault()
  input.focus()
  input.select()
})
