import { mount } from './behaviours.js'
import { t } from './sentences.js'
import { toast } from './toasts.js'

/** Pages are whole documents; going from one to the next changes only what differs, so that uploads and the tray go on. */
const swapped = ['#main', '#rail']
/** Who may take a step back or forward for itself (the viewer does). @type {((state: unknown) => boolean)[]} */
const poppers = []
let current = location.pathname + location.search

history.scrollRestoration = 'manual'
/** Lets a behaviour answer the back button before the page changes; true means that it did. */
export const onPop = (answer) => poppers.push(answer)
/** Address of the page that is drawn, whatever lies over it. */
export const pageAddress = () => current

/** Fetches a document. @returns {Promise<{ page: Document, url: URL } | undefined>} undefined when it is no page */
export async function fetchPage(address, request = {}) {
  const answer = await fetch(address, { ...request, headers: { Accept: 'text/html', ...request.headers } })
  if (!answer.headers.get('content-type')?.includes('text/html')) return undefined
  return { page: new DOMParser().parseFromString(await answer.text(), 'text/html'), url: new URL(answer.url, location.href) }
}

/** Goes to an address of this house. */
export async function visit(address, { push = true, request, y } = {}) {
  const url = new URL(address, location.href)
  const found = await fetchPage(url, request).catch(() => null)
  if (found === null) return void toast(t('browser.no-connection'), { tone: 'bad' })
  if (!found || found.page.body.className !== 'app' || document.body.className !== 'app') return void location.assign(found?.url ?? url)
  found.url.hash = url.hash
  if (push) {
    keepPlace()
    history.pushState({ y: 0 }, '', found.url)
  }
  current = found.url.pathname + found.url.search
  put(found, y)
}

function put({ page, url }, y) {
  for (const selector of swapped) {
    const next = page.querySelector(selector)
    if (next) document.querySelector(selector)?.replaceWith(document.adoptNode(next))
  }
  document.title = page.title
  document.documentElement.dataset.theme = page.documentElement.dataset.theme ?? 'system'
  const box = document.getElementById('search-input')
  if (box) box.value = page.getElementById('search-input')?.value ?? ''
  document.getElementById('toasts')?.append(...page.querySelectorAll('#toasts > .toast'))
  globalThis.htmx?.process(document.body)
  scrollTo(0, y ?? 0)
  mount()
  if (url.hash) document.getElementById(url.hash.slice(1))?.scrollIntoView()
  if (y === undefined) document.getElementById('main')?.focus({ preventScroll: true })
  dispatchEvent(new CustomEvent('mantel:arrived'))
}

/** Writes the scroll position into the page's entry of history; not while another entry's page is on its way. */
function keepPlace() {
  if (location.pathname + location.search !== current) return
  history.replaceState({ ...history.state, y: scrollY }, '')
}

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href]')
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  if (link.target || link.hasAttribute('download') || link.dataset.full !== undefined || link.dataset.stay !== undefined || link.hasAttribute('hx-get')) return
  if (link.dataset.fileLink !== undefined || link.closest('#viewer')) return // the viewer answers these
  const url = new URL(link.href)
  if (url.origin !== location.origin || (url.hash && url.pathname + url.search === current)) return
  event.preventDefault()
  void visit(url)
})

document.addEventListener('submit', (event) => {
  const form = event.target
  if (event.defaultPrevented || form.hasAttribute('hx-post') || form.hasAttribute('hx-get') || event.submitter?.hasAttribute('hx-post')) return
  if (form.method === 'dialog' || event.submitter?.dataset.full !== undefined || document.body.className !== 'app') return
  event.preventDefault()
  const data = new FormData(form, event.submitter)
  const action = new URL(event.submitter?.getAttribute('formaction') ?? form.getAttribute('action') ?? location.href, location.href)
  if (form.method === 'get') return void visit(`${action.pathname}?${new URLSearchParams(data)}`)
  const body = form.enctype === 'multipart/form-data' ? data : new URLSearchParams(data)
  return void visit(action, { request: { method: 'POST', body } })
})

addEventListener('popstate', (event) => {
  if (poppers.some((answer) => answer(event.state))) return
  if (location.pathname + location.search === current) return
  void visit(location.href, { push: false, y: event.state?.y ?? 0 })
})

addEventListener('pagehide', keepPlace)
document.addEventListener('scrollend', keepPlace)
if (document.body.className === 'app' && history.state?.y) requestAnimationFrame(() => scrollTo(0, history.state.y))
