/** Marks the track that plays in the lists of the page. */
export function markPlaying(id, playing) {
  for (const row of document.querySelectorAll('#main [data-track]')) {
    row.classList.toggle('is-current', row.dataset.track === id)
    row.classList.toggle('is-playing', row.dataset.track === id && playing)
    if (row.dataset.track === id) row.setAttribute('aria-current', 'true')
    else row.removeAttribute('aria-current')
  }
}
