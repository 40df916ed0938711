import { mount } from './behaviours.js'

/** What the house tells while people look: fragments, counts, ends of uploads. Says so to the page as events. */
const waits = [1000, 2000, 5000, 10_000, 30_000]
let socket
let failures = 0

/** True while the house can tell us things. */
export const isLive = () => socket?.readyState === WebSocket.OPEN

function connect() {
  socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live`)
  socket.addEventListener('open', () => { failures = 0; watch() })
  socket.addEventListener('message', (event) => hear(JSON.parse(event.data)))
  socket.addEventListener('close', () => {
    setTimeout(connect, waits[Math.min(failures, waits.length - 1)])
    failures += 1
  })
}

function watch() {
  const topic = document.getElementById('main')?.dataset.live
  if (isLive()) socket.send(JSON.stringify({ watch: topic ? [topic] : [] }))
}

function hear(message) {
  if (message.type === 'fragment') put(message.html)
  if (message.type === 'counts') count(message)
  if (message.type === 'upload') dispatchEvent(new CustomEvent('mantel:upload', { detail: message }))
  if (message.type === 'timeline') later()
}

/** Many files may come at once: the shape is asked for at most every other second. */
let waiting
function later() {
  waiting ??= setTimeout(() => { waiting = undefined; dispatchEvent(new CustomEvent('mantel:changed')) }, 2000)
}

function put(html) {
  const page = new DOMParser().parseFromString(html, 'text/html')
  for (const next of [...page.body.children]) {
    const here = next.id && document.getElementById(next.id)
    if (!here || here.querySelector('details[open], :focus')) continue
    here.replaceWith(next)
    globalThis.htmx?.process(next)
  }
  mount()
}

function count(message) {
  for (const mark of document.querySelectorAll('[data-count]')) {
    const value = message[mark.dataset.count]
    if (value === undefined) continue
    mark.textContent = new Intl.NumberFormat(document.documentElement.lang).format(value)
    mark.hidden = value === 0
  }
}

addEventListener('mantel:arrived', watch)
if (document.body.className !== 'plain') connect()
