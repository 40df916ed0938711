import { behaviour } from './behaviours.js'
import { isTyping } from './grid-keys.js'

const page = () => document.querySelector('[data-alike-page]')
const questions = () => [...document.querySelectorAll('[data-alike]')]
/** The question that keys speak of: the one with the focus, else the first in sight. */
const inHand = () => document.activeElement?.closest?.('[data-alike]') ?? questions().find((one) => one.getBoundingClientRect().bottom > innerHeight / 3)
/** Where the eye is after the page has been drawn anew. @type {number | undefined} */
let again

function step(by) {
  const all = questions()
  const from = document.activeElement?.closest?.('[data-alike]')
  focus(all[from ? all.indexOf(from) + by : Math.max(0, all.indexOf(inHand()))])
}

function focus(question) {
  question?.focus({ preventScroll: true })
  question?.scrollIntoView({ block: 'start' })
}

function answer(selector) {
  const question = inHand()
  const button = question?.querySelector(selector)
  if (!button || question.classList.contains('alike-answered')) return
  button.click()
}

/** What each key does. @type {Record<string, () => void>} */
const keys = {
  n: () => step(1), b: () => step(-1), ArrowDown: () => step(1), ArrowUp: () => step(-1),
  Enter: () => answer('[data-alike-keep]'), a: () => answer('[data-alike-all]'), d: () => answer('[data-alike-part]'),
  c: () => inHand()?.querySelector('[data-alike-compare]')?.click(),
  z: () => [...document.querySelectorAll('#toasts form[action^="/changes/"] button')].at(-1)?.click(),
}

document.addEventListener('keydown', (event) => {
  if (!page() || document.getElementById('viewer') || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
  if (event.key === 'Enter' && event.target.closest('button, a, summary')) return
  if (/^[1-9]$/.test(event.key)) return void inHand()?.querySelectorAll('input[name=keep]')[Number(event.key) - 1]?.click()
  if (!keys[event.key] || (event.key.startsWith('Arrow') && !document.activeElement?.closest?.('[data-alike]'))) return
  event.preventDefault()
  keys[event.key]()
})

/** An answered question steps back, and the eye goes on to the next one that takes its place. */
document.addEventListener('submit', (event) => {
  const question = event.target.closest('[data-alike]') ?? document.getElementById(event.target.id)?.closest('[data-alike]')
  if (!question) return
  again = questions().indexOf(question)
  question.classList.add('alike-answered')
})

behaviour('[data-alike-page]', () => {
  if (again === undefined) return
  const all = questions()
  const next = all[Math.min(again, all.length - 1)]
  again = undefined
  next?.focus({ preventScroll: true })
})
