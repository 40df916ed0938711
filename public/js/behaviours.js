/** @typedef {(element: HTMLElement) => (() => void) | void} Start gives back what ends it */

/** @type {{ selector: string, start: Start }[]} */
const registered = []
/** @type {Map<HTMLElement, Map<Start, (() => void) | void>>} each element, what it does, and how that ends */
const running = new Map()

/** Says that elements matching the selector behave so, now and whenever one appears. */
export function behaviour(selector, start) {
  registered.push({ selector, start })
}

/** Starts what appeared and ends what left; called after every change of the page. */
export function mount() {
  for (const [element, behaviours] of running) {
    if (element.isConnected) continue
    running.delete(element)
    for (const stop of behaviours.values()) stop?.()
  }
  for (const { selector, start } of registered) {
    for (const element of document.querySelectorAll(selector)) {
      const behaviours = running.get(element) ?? new Map()
      running.set(element, behaviours)
      if (!behaviours.has(start)) behaviours.set(start, start(element))
    }
  }
}

/** First start, and again after each swap by htmx. */
export function start() {
  mount()
  document.addEventListener('htmx:after:swap', () => mount())
}
