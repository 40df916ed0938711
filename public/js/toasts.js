import { behaviour } from './behaviours.js'
import { t } from './sentences.js'
import { icon } from './icon.js'

const staysMs = 10_000

/** Shows a sentence that the browser itself has to say. */
export function toast(text, { tone = 'ok' } = {}) {
  const made = document.createElement('div')
  made.className = `toast toast-${tone}`
  made.setAttribute('role', tone === 'bad' ? 'alert' : 'status')
  const close = Object.assign(document.createElement('button'), { type: 'button', className: 'button button-plain button-icon' })
  close.setAttribute('aria-label', t('browser.close'))
  close.dataset.toastClose = ''
  close.append(icon('x'))
  if (tone === 'bad') made.append(icon('circle-alert'))
  made.append(Object.assign(document.createElement('p'), { textContent: text }), close)
  document.getElementById('toasts')?.append(made)
  letGoLater(made)
}

/** Reads the toasts out of an answer that was not fetched by htmx. */
export function takeToasts(html) {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const toasts = [...page.querySelectorAll('#toasts > .toast')]
  document.getElementById('toasts')?.append(...toasts)
  for (const each of toasts) { globalThis.htmx?.process(each); letGoLater(each) }
}

function letGoLater(element) {
  let timer
  const begin = () => { timer = setTimeout(() => leave(element), staysMs) }
  element.addEventListener('pointerenter', () => clearTimeout(timer))
  element.addEventListener('pointerleave', begin)
  element.addEventListener('focusin', () => clearTimeout(timer))
  begin()
}

function leave(element) {
  element.classList.add('is-leaving')
  setTimeout(() => element.remove(), 250)
}

document.addEventListener('click', (event) => {
  if (event.target.closest?.('[data-toast-close]')) leave(event.target.closest('.toast'))
})
document.addEventListener('htmx:after:request', (event) => {
  const toastAround = event.target.closest?.('.toast')
  if (toastAround) leave(toastAround)
})
document.addEventListener('htmx:error', () => toast(t('browser.no-connection'), { tone: 'bad' }))

behaviour('.toast[data-toast]', letGoLater)
