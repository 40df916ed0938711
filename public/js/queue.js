/** A row of questions that is worked through by keys: an answer leads to the next question, Esc leaves one out. */
function goOn(from) {
  const stops = [...from.closest('[data-queue]').querySelectorAll('[data-queue-stop]')]
  const here = stops.indexOf(from.closest('li')?.querySelector('[data-queue-stop]'))
  const next = stops[here + 1] ?? stops[here - 1]
  next?.focus()
}

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !event.target.closest?.('[data-queue] [data-queue-stop]')) return
  event.preventDefault()
  goOn(event.target)
})

document.addEventListener('htmx:after:request', (event) => {
  if (!event.target.closest?.('[data-queue]') || event.detail.ctx.response?.status >= 400) return
  // only whoever sits in this question goes on: somebody may have moved meanwhile
  if (event.target.closest('li')?.contains(document.activeElement)) goOn(event.target)
})
