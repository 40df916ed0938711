import { behaviour } from './behaviours.js'
import { isTyping } from './grid-keys.js'

/** Sentences become fields in their place, and go back; without scripts a link does that for the whole page. */
behaviour('[data-transcript]', (box) => {
  const list = box.querySelector('[data-said-list]')
  const ask = async (row, edit) => {
    const address = new URL(box.dataset.transcript, location.href)
    address.searchParams.set('only', row.dataset.at)
    if (edit) address.searchParams.set('edit', '1')
    await globalThis.htmx?.ajax('GET', address.pathname + address.search, { target: row, swap: 'outerHTML' })
  }
  list.addEventListener('click', (event) => {
    const row = event.target.closest('.said')
    const edit = event.target.closest('.said-edit')
    if (!row || !(edit || event.target.closest('[data-said-cancel]')) || event.metaKey || event.ctrlKey || !globalThis.htmx) return
    event.preventDefault()
    void ask(row, Boolean(edit))
  })
  list.addEventListener('keydown', (event) => {
    if (!event.target.matches('[data-said-text]')) return
    if (event.key === 'Escape') { event.stopPropagation(); void ask(event.target.closest('.said'), false) }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.target.form.requestSubmit()
  })
  // whoever was in a sentence stays in it when an answer replaces it
  const changed = new MutationObserver((changes) => {
    if (document.activeElement !== document.body && document.activeElement !== null) return
    const row = changes.flatMap(({ addedNodes }) => [...addedNodes]).find((node) => node.classList?.contains('said'))
    row?.querySelector('[data-said-text], .said-edit')?.focus({ preventScroll: !row.matches('.said-form') })
  })
  changed.observe(list, { childList: true })
  return () => changed.disconnect()
})

/** What was decided elsewhere about what is said (by Undo) is asked for again; whoever writes there is left alone. */
behaviour('[data-said]', (part) => {
  const refresh = () => {
    const { activeElement } = document
    if (part.contains(activeElement) && isTyping(activeElement)) return
    void globalThis.htmx?.ajax('GET', part.dataset.said, { target: part.closest('.panel-part'), swap: 'outerHTML' })
  }
  addEventListener('mantel:changed', refresh)
  return () => removeEventListener('mantel:changed', refresh)
})
