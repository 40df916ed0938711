/** The switch in the person's menu: changes at once, and tells the house so that the next page knows. */
document.addEventListener('submit', (event) => {
  if (!event.target.matches('[data-theme-switch]')) return
  event.preventDefault()
  const theme = event.submitter?.value ?? 'system'
  document.documentElement.dataset.theme = theme
  document.querySelector('meta[name=color-scheme]')?.setAttribute('content', theme === 'system' ? 'light dark' : theme)
  for (const button of event.target.querySelectorAll('button')) button.setAttribute('aria-pressed', String(button.value === theme))
  void fetch('/settings/look', { method: 'POST', body: new URLSearchParams({ theme }), headers: { 'HX-Request': 'true' } })
}, { capture: true })
