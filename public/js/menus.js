/** Menus are <details>: here they close when something else is clicked, when Esc is pressed, and when a choice was made. */
const open = () => document.querySelectorAll('details.menu[open], details.rail-more[open]')

document.addEventListener('click', (event) => {
  for (const menu of open()) if (!menu.contains(event.target) || event.target.closest('a, [data-shortcuts-open]')) menu.open = false
})
document.addEventListener('htmx:after:request', (event) => {
  const menu = event.target.closest?.('details.menu')
  if (menu && event.detail.ctx.response?.status < 400) menu.open = false
})
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return
  for (const menu of open()) {
    menu.open = false
    menu.querySelector('summary').focus()
    event.stopImmediatePropagation()
  }
}, { capture: true })
