import { behaviour } from './behaviours.js'

/** A suggestion lights the boxes of what it names while the pointer or the focus is on it. */
behaviour('[data-seen-labels]', (list) => {
  const root = list.closest('[data-viewer]')
  for (const chip of list.querySelectorAll('[data-seen-label]')) {
    const light = (on) => {
      for (const box of root.querySelectorAll(`[data-seen-box="${CSS.escape(chip.dataset.seenLabel)}"]`)) box.classList.toggle('is-lit', on)
    }
    for (const name of ['pointerenter', 'focusin']) chip.addEventListener(name, () => light(true))
    for (const name of ['pointerleave', 'focusout']) chip.addEventListener(name, () => light(false))
  }
  // an answered list takes the light of its chips along
  return () => { for (const box of root?.querySelectorAll('.seen-box.is-lit') ?? []) box.classList.remove('is-lit') }
})
