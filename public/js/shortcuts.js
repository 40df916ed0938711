import { isTyping } from './grid-keys.js'
import { visit } from './navigate.js'

const places = { t: '/', f: '/folders', p: '/people', j: '/jobs', s: '/sources', r: '/recent', h: '/favorites' }
let going = false

const help = () => document.getElementById('shortcuts')

document.addEventListener('keydown', (event) => {
  if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === '?') { event.preventDefault(); return void help()?.showModal() }
  if (event.key === 'u' && document.getElementById('upload-files')) { event.preventDefault(); return void document.getElementById('upload-files').click() }
  if (going && places[event.key] && document.body.className === 'app') { event.preventDefault(); event.stopImmediatePropagation(); going = false; return void visit(places[event.key]) }
  going = event.key === 'g'
  return undefined
}, { capture: true })

document.addEventListener('click', (event) => {
  if (event.target.closest?.('[data-shortcuts-open]')) { event.preventDefault(); help()?.showModal() }
  if (event.target === help()) help().close()
}, { capture: true })
