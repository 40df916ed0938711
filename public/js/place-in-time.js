import { behaviour } from './behaviours.js'

const isPlain = (event) => event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)

/** Goes to a second of what a viewer plays; false where it plays nothing. */
function seek(root, seconds) {
  const player = root.querySelector('[data-player]')
  if (!player) return false
  player.currentTime = seconds
  return true
}

/** Times in the panel lead to their place in the sound or video, and so does a click on a sentence. */
behaviour('[data-viewer]', (root) => {
  root.addEventListener('click', (event) => {
    if (!isPlain(event) || event.defaultPrevented) return
    const link = event.target.closest('.said-at')
    const sentence = event.target.closest('.said > p')
    if (!link && (!sentence || String(getSelection()))) return
    if (seek(root, Number((link ?? sentence).closest('[data-at]').dataset.at))) event.preventDefault()
  })
})
